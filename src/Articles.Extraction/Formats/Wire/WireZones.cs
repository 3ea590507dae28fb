namespace Articles.Extraction.Formats.Wire;

/// <summary>The time zones of agencies whose times have no offset.</summary>
internal sealed class WireZones
{
    /// <summary>
    /// What is known of agencies, with the source: how Superdesk, which they or their customers use, reads their files
    /// (https://github.com/superdesk).
    /// </summary>
    private static readonly (string Provider, string Zone, string Source)[] Known =
    [
        ("ANSA", "Europe/Rome", "superdesk-belga: server/belga/io/feed_parsers/belga_ansa.py"),
        ("Belga", "Europe/Brussels", "superdesk-belga: server/belga/io/feed_parsers/belga_newsml_1_2.py"),
        ("CP", "America/Toronto", "superdesk-cp: server/cp/__init__.py"),
        ("NTB", "Europe/Oslo", "superdesk-ntb: server/ntb/publish/ntb_nitf.py"),
        ("Ritzau", "Europe/Copenhagen", "superdesk-core: superdesk/io/feed_parsers/ritzau.py"),
        ("STT", "Europe/Helsinki", "superdesk-core: superdesk/io/feed_parsers/stt_newsml.py"),
    ];

    private readonly Dictionary<string, TimeZoneInfo> _zones = new(StringComparer.Ordinal);
    private readonly WireProviders _providers;

    /// <exception cref="TimeZoneNotFoundException">A zone that is given is not known on this machine.</exception>
    public WireZones(WireOptions options)
    {
        _providers = new WireProviders(options);
        foreach (var (provider, zone, _) in Known)
        {
            // A machine may have no data of time zones at all.
            if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            {
                _zones[_providers.Find(provider)!] = found;
            }
        }

        foreach (var (provider, given) in options.Providers)
        {
            if (given.TimeZone is { } zone && _providers.Find(provider) is { } agency)
            {
                _zones[agency] = TimeZoneInfo.FindSystemTimeZoneById(zone);
            }
        }
    }

    /// <summary>What is known without settings.</summary>
    public static WireZones Default { get; } = new(new WireOptions());

    /// <summary>What is wrong with the settings, a sentence each; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(WireOptions options) =>
        from provider in options.Providers
        where provider.Value.TimeZone is { } zone && !IsZone(zone)
        select $"Wire:Providers:{Excerpt.Of(provider.Key, 64)}:TimeZone is '{Excerpt.Of(provider.Value.TimeZone!, 64)}', which is no time "
            + "zone of the IANA's database on this machine; such as Europe/Oslo is meant.";

    /// <summary>The zone of a provider; null when it is not known.</summary>
    public TimeZoneInfo? Find(string? provider) =>
        _providers.Find(provider) is { } agency ? _zones.GetValueOrDefault(agency) : null;

    /// <summary>Windows' names, which .NET takes as well, are none of the IANA's.</summary>
    private static bool IsZone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
