using System.Text.RegularExpressions;

namespace Pipeline.Training.Cleaning;

/// <summary>
/// The article-extraction-benchmark's metric: precision and recall of four-word shingles, averaged over pages; F1 of the two averages.
/// </summary>
internal sealed partial class ShingleScore
{
    private const int Size = 4;

    private double _precision;
    private double _recall;
    private int _predicted;
    private int _pages;

    public double Precision => _predicted == 0 ? 0 : _precision / _predicted;

    public double Recall => _pages == 0 ? 0 : _recall / _pages;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Adds a page and gives its own F1.</summary>
    public double Add(string truth, string text)
    {
        var (gold, own) = (Shingles(truth), Shingles(text));
        var common = own.Sum(pair => Math.Min(pair.Value, gold.GetValueOrDefault(pair.Key)));
        double total = own.Values.Sum();
        var precision = total == 0 ? 0 : common / total;
        var recall = (double)common / Math.Max(1, gold.Values.Sum());
        _pages++;
        _recall += recall;
        if (total > 0)
        {
            _predicted++;
            _precision += precision;
        }

        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    public static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Words(text);
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + Math.Min(Size, words.Length) <= words.Length && words.Length > 0; i++)
        {
            var key = string.Join(' ', words, i, Math.Min(Size, words.Length));
            shingles[key] = shingles.GetValueOrDefault(key) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
