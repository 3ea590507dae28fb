namespace Articles.Extraction;

/// <summary>Facts about one news agency.</summary>
public sealed class WireProviderOptions
{
    /// <summary>
    /// The time zone of its times without an offset, as an IANA name: <c>Europe/Oslo</c>. If it is not set, the built-in zone of the agency
    /// applies (ANSA, Belga, CP, NTB, Ritzau and STT have one). Without either, such a time gives only its day.
    /// </summary>
    public string? TimeZone { get; set; }

    /// <summary>
    /// Other names of the agency as the provider of its items and in their ids, separated by commas: a code, a full name, a domain
    /// (<c>Skerry Wire, skerry.test</c>). An item is the same under each of them. A name that two agencies share is refused. Codes, names and
    /// domains of 19 agencies are built in.
    /// </summary>
    public string Aliases { get; set; } = string.Empty;
}
