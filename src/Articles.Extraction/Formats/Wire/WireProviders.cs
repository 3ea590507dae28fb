namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Tells whether two names are of one news agency: letter case, white space and a code's scheme (<c>nprov:</c>) do not count, and an agency
/// may have several names.
/// </summary>
internal sealed class WireProviders
{
    private const int MaxQuoted = 64;

    /// <summary>Agencies by the code that they are known by, with the names and domains that they write themselves with.</summary>
    private static readonly string[][] Known =
    [
        ["AAP", "Australian Associated Press", "aap.com.au"],
        ["AFP", "Agence France-Presse", "Agence France Presse", "afp.com"],
        ["ANP", "Algemeen Nederlands Persbureau", "anp.nl"],
        ["ANSA", "Agenzia ANSA", "ansa.it"],
        ["AP", "Associated Press", "The Associated Press", "ap.org"],
        ["APA", "Austria Presse Agentur", "apa.at"],
        ["Belga", "Agence Belga", "Belga News Agency", "belga.be"],
        ["CP", "Canadian Press", "The Canadian Press", "La Presse Canadienne", "thecanadianpress.com"],
        ["dpa", "Deutsche Presse-Agentur", "dpa.com", "dpa.de"],
        ["EFE", "Agencia EFE", "efe.com", "efe.es"],
        ["Kyodo", "Kyodo News", "kyodonews.jp"],
        ["NTB", "Norsk Telegrambyrå", "ntb.no"],
        ["PA", "Press Association", "The Press Association", "PA Media", "pressassociation.com"],
        ["Reuters", "Thomson Reuters", "reuters.com"],
        ["Ritzau", "Ritzaus Bureau", "ritzau.dk"],
        ["STT", "Suomen Tietotoimisto", "stt.fi"],
        ["TASS", "ITAR-TASS", "tass.ru", "tass.com"],
        ["TT", "TT Nyhetsbyrån", "Tidningarnas Telegrambyrå", "tt.se"],
        ["Xinhua", "Xinhua News Agency", "xinhuanet.com"],
    ];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public WireProviders(WireOptions options)
    {
        foreach (var names in Known)
        {
            Add(names);
        }

        foreach (var (provider, given) in options.Providers)
        {
            Add([provider, .. given.Aliases.Split(',')]);
        }
    }

    /// <summary>What is known without settings.</summary>
    public static WireProviders Default { get; } = new(new WireOptions());

    /// <summary>The one name of the agency that a name is of; null for a blank one.</summary>
    public string? Find(string? name) => Fold(name) is { } folded ? _names.GetValueOrDefault(folded, folded) : null;

    /// <summary>What is wrong with the settings, a sentence each; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(WireOptions options)
    {
        var owners = options.Providers.Keys.GroupBy(name => Default.Find(name) ?? string.Empty)
            .ToDictionary(names => names.Key, names => names.First(), StringComparer.Ordinal);
        foreach (var (provider, given) in options.Providers)
        {
            var setting = $"Wire:Providers:{Excerpt.Of(provider, MaxQuoted)}:Aliases";
            foreach (var alias in given.Aliases.Length == 0 ? [] : given.Aliases.Split(','))
            {
                if (Default.Find(alias) is not { } agency)
                {
                    yield return $"{setting} has a blank name. Leave it out.";
                }
                else if (OwnerOf(agency, alias, provider, owners) is { } other)
                {
                    yield return $"{setting} has '{Excerpt.Of(alias.Trim(), MaxQuoted)}', which is a name of "
                        + $"{Excerpt.Of(other, MaxQuoted)}: each of the two would take out the other's stories.";
                }
            }
        }
    }

    /// <summary>The other agency that a name is of, by a setting or by what is known; null when there is none.</summary>
    private static string? OwnerOf(string agency, string alias, string provider, Dictionary<string, string> owners)
    {
        if (agency == Default.Find(provider))
        {
            return null;
        }

        if (Default._names.ContainsKey(Fold(alias)!))
        {
            return agency;
        }

        return owners.TryAdd(agency, provider) || owners[agency] == provider ? null : owners[agency];
    }

    private void Add(string[] names)
    {
        // A name that is known brings its agency with it.
        if (names.Select(Find).OfType<string>().FirstOrDefault(_names.ContainsValue) is not { } agency)
        {
            agency = Fold(names[0]) ?? string.Empty;
        }

        foreach (var name in names.Select(Fold).OfType<string>())
        {
            _names[name] = agency;
        }
    }

    /// <summary>In one case, without a scheme, white space as one blank.</summary>
    private static string? Fold(string? name) =>
        WireText.Line(name?[(name.LastIndexOf(':') + 1)..])?.ToUpperInvariant();
}
