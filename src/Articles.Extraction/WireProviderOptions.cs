namespace Articles.Extraction;

/// <summary>Facts about one news agency.</summary>
public sealed class WireProviderOptions
{
    /// <summary>
    /// The time zone of its times without an offset, as an IANA name: <c>Europe/Oslo</c>. Null for the built-in time zone of the agency, if
    /// there is one (ANSA, Belga, CP, NTB, Ritzau, STT). Without a time zone, such a time gives only its day.
    /// </summary>
    public string? TimeZone { get; set; }

    /// <summary>
    /// Other names of the agency as the provider of its items and in their ids, separated by commas: a code, a full name, a domain
    /// (<c>Skerry Wire, skerry.test</c>). An item is the same under each of them. A name that two agencies share is refused. Empty for the
    /// built-in names only, which are the codes, names and domains of 19 agencies.
    /// </summary>
    public string Aliases { get; set; } = string.Empty;
}
