using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.TextAnalytics.Results;

namespace Pipeline.LanguageModel;

/// <summary>
/// Reads a model's answer and holds it to the text, because a text may tell the model what to write: known labels, bounded lengths, topics
/// that stand in the text, and no address that does not.
/// </summary>
internal static partial class DigestReader
{
    private const int MaxSummaryLength = 3000;
    private const int MaxTopicLength = 100;
    private const int MaxTopics = 20;

    private static readonly char[] ClosingMarks = ['.', ',', ';', ':', '!', '?', ')', '"', '\''];

    /// <summary>The digest; null, with the reason, for an answer that cannot be used. The reason has no text of the article.</summary>
    public static (ArticleDigest? Digest, string Fault) Read(string json, string text)
    {
        DigestAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(json, DigestJson.Default.DigestAnswer);
        }
        catch (JsonException)
        {
            return (null, "The model's answer is not of the schema.");
        }

        if (answer is null)
        {
            return (null, "The model's answer is empty.");
        }

        var summary = answer.Summary.Trim();
        var topics = answer.Topics.Select(topic => topic.Trim()).ToList();
        if (summary.Length is 0 or > MaxSummaryLength || HasControls(summary))
        {
            return (null, $"The model's summary is empty, longer than {MaxSummaryLength} characters, or not plain text.");
        }

        if (topics.Count > MaxTopics || topics.Any(topic => topic.Length is 0 or > MaxTopicLength || topic.Any(char.IsControl)))
        {
            return (null, $"The model's topics are over {MaxTopics}, or one is empty, over {MaxTopicLength} characters, or not plain.");
        }

        var addresses = Address().Matches(summary).Select(address => address.Value.TrimEnd(ClosingMarks));
        if (addresses.Any(address => !text.Contains(address, StringComparison.OrdinalIgnoreCase)))
        {
            return (null, "The model's summary has an address that is not in the text.");
        }

        return ToneOf(answer.Tone) is { } tone
            ? (new ArticleDigest(summary, [.. Standing(topics, text)], tone), string.Empty)
            : (null, "The model's tone is none of the labels.");
    }

    /// <summary>A phrase that does not stand in the text is none of its phrases.</summary>
    private static IEnumerable<string> Standing(IEnumerable<string> topics, string text) =>
        topics.Where(topic => text.Contains(topic, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool HasControls(string summary) => summary.Any(letter => char.IsControl(letter) && letter != '\n');

    private static SentimentLabel? ToneOf(string tone) => tone switch
    {
        "positive" => SentimentLabel.Positive,
        "negative" => SentimentLabel.Negative,
        "neutral" => SentimentLabel.Neutral,
        "mixed" => SentimentLabel.Mixed,
        _ => null,
    };

    // Addresses of pages and mail, and a host name by itself (news.example).
    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]*://\S+|\S+@\S+|\b[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(/\S*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
