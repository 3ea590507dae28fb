using System.Collections.Frozen;
using System.Reflection;

namespace Articles.TextAnalytics.Aliases;

/// <summary>
/// Countries, US states, cities and large organisations by all their names: facts that ship with the library. Immutable; create one and keep
/// it.
/// </summary>
public sealed class EntityAliases
{
    private readonly FrozenDictionary<string, EntityAlias> _exact;
    private readonly FrozenDictionary<string, EntityAlias[]> _folded;

    /// <summary>Loads the table.</summary>
    public EntityAliases()
    {
        All = [.. Lines().Select(line => line.Split('|')).Select(fields => new EntityAlias(
            fields[1],
            fields[0],
            fields[2].Split(',', StringSplitOptions.RemoveEmptyEntries),
            fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries)))];
        _exact = All.SelectMany(alias => Names(alias).Select(name => (Name: name, Alias: alias)))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Alias, StringComparer.Ordinal);
        _folded = All.SelectMany(alias => Names(alias).Concat(alias.Demonyms).Select(name => (Name: name, Alias: alias)))
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key, group => group.Select(pair => pair.Alias).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every entry.</summary>
    public IReadOnlyList<EntityAlias> All { get; }

    /// <summary>What a name stands for, as it is written in a text: case counts, because <c>US</c> is a country and <c>us</c> is not.</summary>
    /// <param name="name">A name, with or without "the" before it.</param>
    /// <returns>Null for a name that the table does not have. A demonym is no name.</returns>
    public EntityAlias? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _exact.GetValueOrDefault(WithoutArticle(name));
    }

    /// <summary>The other names of what a searcher's word or phrase may stand for, without regard to case; demonyms count.</summary>
    /// <param name="phrase">A word or phrase: <c>u.s.</c>, <c>united states</c>, <c>american</c>.</param>
    /// <returns>Names and demonyms without <paramref name="phrase"/> itself, the usual name first; empty when the table does not have it.</returns>
    public IReadOnlyList<string> SynonymsOf(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return !_folded.TryGetValue(WithoutArticle(phrase), out var aliases)
            ? []
            : [.. aliases.SelectMany(alias => Names(alias).Concat(alias.Demonyms)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(name => !name.Equals(phrase, StringComparison.OrdinalIgnoreCase))];
    }

    private static IEnumerable<string> Names(EntityAlias alias) => [alias.Name, .. alias.OtherNames];

    private static string WithoutArticle(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name["the ".Length..] : name;

    private static IEnumerable<string> Lines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Analytics.aliases.txt")
            ?? throw new InvalidOperationException("The assembly lacks its resource aliases.txt.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
