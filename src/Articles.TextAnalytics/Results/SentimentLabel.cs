using System.Text.Json.Serialization;

namespace Articles.TextAnalytics.Results;

/// <summary>Azure AI Language's sentiment labels; <see cref="Mixed"/> only for whole documents.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SentimentLabel>))]
public enum SentimentLabel
{
    /// <summary>Neither.</summary>
    [JsonStringEnumMemberName("neutral")]
    Neutral,

    /// <summary>Mostly positive.</summary>
    [JsonStringEnumMemberName("positive")]
    Positive,

    /// <summary>Mostly negative.</summary>
    [JsonStringEnumMemberName("negative")]
    Negative,

    /// <summary>Both positive and negative sentences.</summary>
    [JsonStringEnumMemberName("mixed")]
    Mixed,
}
