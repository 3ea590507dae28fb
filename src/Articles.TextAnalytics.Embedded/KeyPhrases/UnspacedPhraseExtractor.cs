using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Language;

namespace Articles.TextAnalytics.Embedded.KeyPhrases;

/// <summary>
/// Key phrases of texts without spaces. In Japanese, words of one script: a run of Han characters or of katakana. In Chinese, runs of Han
/// characters between function words, and of long runs what repeats. Weighted by how often and how early they occur.
/// </summary>
internal static class UnspacedPhraseExtractor
{
    private const int MaxCharacters = 20_000;
    private const int MaxPhrases = 20;
    private const int Shortest = 2;
    private const int Longest = 8;

    // Longer runs are clauses.
    private const int LongestWhole = 6;

    private const double HalfOfLead = 100;

    /// <summary>The key phrases as first written, most relevant first; none is part of another.</summary>
    public static IReadOnlyList<string> Extract(string text, FrozenSet<string> stopWords, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (int First, int Count)>(StringComparer.Ordinal);
        var limit = Math.Min(text.Length, MaxCharacters);
        var i = 0;
        while (i < limit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = i;
            var script = ScriptAt(text, i);
            while (i < limit && ScriptAt(text, i) == script)
            {
                i++;
            }

            if (script is LetterScript.Han)
            {
                AddParts(text, start, i, stopWords, found);
            }
            else if (script is LetterScript.Kana && i - start > Shortest && IsKatakana(text[start]))
            {
                Add(text[start..i], start, found);
            }
        }

        return Select(found);
    }

    private static LetterScript ScriptAt(string text, int i)
    {
        var script = text[i] == '々' ? LetterScript.Han : LetterScripts.Of(text[i]);

        // Hiragana parts words; katakana makes them.
        return script == LetterScript.Kana && !IsKatakana(text[i]) ? LetterScript.Other : script;
    }

    private static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FE' and not '・';

    /// <summary>Adds the parts of a run between function words.</summary>
    private static void AddParts(
        string text, int start, int end, FrozenSet<string> stopWords, Dictionary<string, (int First, int Count)> found)
    {
        var lookup = stopWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var first = start;
        var i = start;
        while (i < end)
        {
            var length = Math.Min(end - i, 2);
            while (length > 0 && !lookup.Contains(text.AsSpan(i, length)))
            {
                length--;
            }

            if (length > 0)
            {
                AddRun(text, first, i, found);
                first = i + length;
            }

            i += Math.Max(1, length);
        }

        AddRun(text, first, end, found);
    }

    private static void AddRun(string text, int start, int end, Dictionary<string, (int First, int Count)> found)
    {
        if (end - start is >= Shortest and <= LongestWhole)
        {
            Add(text[start..end], start, found);
            return;
        }

        for (var first = start; first + Shortest <= end; first++)
        {
            for (var length = Shortest; length <= Math.Min(Longest, end - first); length++)
            {
                Add(text.Substring(first, length), first, found);
            }
        }
    }

    private static void Add(string phrase, int first, Dictionary<string, (int First, int Count)> found) =>
        found[phrase] = found.TryGetValue(phrase, out var known) ? (known.First, known.Count + 1) : (first, 1);

    private static List<string> Select(Dictionary<string, (int First, int Count)> found)
    {
        var chosen = new List<string>();
        foreach (var (phrase, _) in found
            .OrderByDescending(pair => Weight(pair.Key, pair.Value)).ThenBy(pair => pair.Value.First)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!chosen.Exists(better => better.Contains(phrase) || phrase.Contains(better)))
            {
                chosen.Add(phrase);
                if (chosen.Count == MaxPhrases)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    private static double Weight(string phrase, (int First, int Count) of) =>
        (1 + (1 / (1 + (of.First / HalfOfLead)))) * of.Count * Math.Log(1 + phrase.Length);
}
