using System.Globalization;

namespace Pipeline.Articles.Operations;

/// <summary>A sentence's list of counts: "300 articles; 20 rejected (no-article 19, no-text 1)". Not thread-safe.</summary>
public sealed class CountList
{
    private readonly List<string> _counts = [];

    /// <summary>Adds a number of something, unless there is none.</summary>
    public void Add(long count, string what)
    {
        if (count > 0)
        {
            _counts.Add($"{Text(count)} {what}");
        }
    }

    /// <summary>Adds a number of something of several kinds, and the number of each; nothing if there is none.</summary>
    public void Add(string what, IReadOnlyCollection<KeyValuePair<string, long>> kinds)
    {
        if (kinds.Count > 0)
        {
            var each = kinds.Select(kind => $"{kind.Key} {Text(kind.Value)}");
            _counts.Add($"{Text(kinds.Sum(kind => kind.Value))} {what} ({string.Join(", ", each)})");
        }
    }

    /// <summary>A number with separators of thousands.</summary>
    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things: "1 article", "300 articles".</summary>
    /// <param name="number">How many.</param>
    /// <param name="what">The word for one; that for several has an s.</param>
    public static string Text(long number, string what) => number == 1 ? $"1 {what}" : $"{Text(number)} {what}s";

    /// <summary>The list, behind the number of articles, which is named in any case.</summary>
    public string Behind(string articles) => string.Join("; ", _counts.Prepend(articles));
}
