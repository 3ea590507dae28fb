using System.Text.Json.Serialization;

namespace Pipeline.Articles.Publishing;

/// <summary>Why an article was withdrawn from a subscriber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WithdrawalReason>))]
public enum WithdrawalReason
{
    /// <summary>The file was removed from the inbox, or now holds other articles.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,

    /// <summary>A new revision of the file is not an article.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>The agency has taken the item out of publication: it must not be used any more.</summary>
    [JsonStringEnumMemberName("killed")]
    Killed,

    /// <summary>A new version of the item is under an embargo: it comes again when the embargo ends.</summary>
    [JsonStringEnumMemberName("embargoed")]
    Embargoed,

    /// <summary>Its agency allowed publication only until a time that has passed.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The new revision does not meet the subscription's filter.</summary>
    [JsonStringEnumMemberName("no-longer-matches")]
    NoLongerMatches,

    /// <summary>It turned out to be a near-duplicate, and the subscription excludes them.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,
}
