using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Benchmarks.Flattened;

/// <summary>
/// How well articles were cleaned: words as a multiset (F1 a page, averaged), and facts that are the marked ones, letter case and
/// punctuation aside. Facts count on pages that gave a text.
/// </summary>
internal sealed partial class ArticleScore
{
    private readonly List<double> _words = [];

    /// <summary>The headlines.</summary>
    public FactScore Titles { get; } = new();

    /// <summary>The authors.</summary>
    public FactScore Bylines { get; } = new();

    /// <summary>The days of publication.</summary>
    public FactScore Dates { get; } = new();

    /// <summary>The mean of the pages' F1.</summary>
    public double WordF1 => _words.Count == 0 ? 0 : _words.Average();

    /// <summary>Adds a page.</summary>
    public void Add(MarkedPage truth, string? title, string? byline, string? published, string? text)
    {
        AddText(truth.Text, text ?? string.Empty);
        if (!string.IsNullOrEmpty(text))
        {
            AddFacts(truth, title, byline, published);
        }
    }

    /// <summary>Adds a page's facts alone.</summary>
    public void AddFacts(MarkedPage truth, string? title, string? byline, string? published)
    {
        Titles.Add(truth.Title, title, (want, got) => Plain(want) == Plain(got));
        Bylines.Add(truth.Author, byline, (want, got) => Plain(want) == Plain(got));
        Dates.Add(truth.Published, published, (want, got) => Day(want) == Day(got));
    }

    private void AddText(string truth, string text)
    {
        var (want, got) = (Words(truth), Words(text));
        if (want.Count == 0 || got.Count == 0)
        {
            _words.Add(want.Count == got.Count ? 1 : 0);
            return;
        }

        var counts = want.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        double common = got.CountBy(word => word).Sum(pair => Math.Min(pair.Value, counts.GetValueOrDefault(pair.Key)));
        _words.Add(2 * common / (want.Count + got.Count));
    }

    private static string Day(string date) => date[..Math.Min(10, date.Length)];

    private static string Plain(string text) => string.Join(' ', Words(text));

    private static List<string> Words(string text) =>
        [.. Word().Matches(text.ToLower(CultureInfo.InvariantCulture)).Select(match => match.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
