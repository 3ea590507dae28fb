namespace Articles.Extraction;

/// <summary>What is known of one news agency.</summary>
public sealed class WireProviderOptions
{
    /// <summary>
    /// The time zone of its times that have no offset, by its name in the IANA's database: <c>Europe/Oslo</c>. Null for the one that is
    /// known of the agency, if any; without one such a time gives its day.
    /// </summary>
    public string? TimeZone { get; set; }

    /// <summary>
    /// The other names that its items have as their provider, and in their ids, by commas: a code, a name in full, a domain
    /// (<c>Skerry Wire, skerry.test</c>). An item is the same under each of them. Empty: none but what is known of the agency.
    /// </summary>
    public string Aliases { get; set; } = string.Empty;
}
