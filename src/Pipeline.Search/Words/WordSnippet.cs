using System.Text;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Words;

/// <summary>Cuts out of a body the passage with the most of the words that were looked for, and marks them in whatever form they are.</summary>
internal sealed class WordSnippet(IReadOnlyList<WordGroup> groups, WordForms forms)
{
    /// <summary>How many words a passage has: about two lines.</summary>
    private const int Words = 40;

    /// <summary>How many words stand before the first match, where there are so many.</summary>
    private const int Before = 6;

    private readonly ILookup<string, int> _groupsOf = groups
        .SelectMany((group, i) => group.Stems.Select(stem => (stem, i)))
        .ToLookup(pair => pair.stem, pair => pair.i, StringComparer.Ordinal);

    /// <summary>The passage, its matches between the characters of <see cref="SearchHit.HighlightStart"/> and its end.</summary>
    public string Of(string body, string? language)
    {
        var (text, ends, matches) = Read(body, forms.Of(language));
        var first = FirstWord(matches);
        var last = Math.Min(ends.Count, first + Words) - 1;
        var (start, end) = (first == 0 ? 0 : ends[first - 1], last < 0 || last == ends.Count - 1 ? text.Length : ends[last]);
        var snippet = new StringBuilder(start > 0 ? "…" : string.Empty);
        var written = start;
        var isOpen = false;
        foreach (var match in matches.Where(match => match.Start >= start && match.End <= end && match.End > written))
        {
            // Of scripts without spaces the pairs that follow each other are one match.
            if (isOpen && match.Start > written)
            {
                snippet.Append(SearchHit.HighlightEnd);
                isOpen = false;
            }

            if (!isOpen)
            {
                snippet.Append(text, written, match.Start - written).Append(SearchHit.HighlightStart);
                written = match.Start;
                isOpen = true;
            }

            snippet.Append(text, written, match.End - written);
            written = match.End;
        }

        return snippet.Append(isOpen ? SearchHit.HighlightEnd.ToString() : string.Empty)
            .Append(text, written, end - written)
            .Append(end < text.Length ? "…" : string.Empty)
            .ToString();
    }

    private (string Text, List<int> Ends, List<(int Word, int Start, int End, int Group)> Matches) Read(string body, LanguageForms language)
    {
        var reader = new WordReader(body);
        var ends = new List<int>();
        var matches = new List<(int Word, int Start, int End, int Group)>();
        while (reader.Next())
        {
            ends.Add(reader.End);
            if (!language.IsStopWord(reader.Word))
            {
                foreach (var group in _groupsOf[language.Stem(reader.Word)].Take(1))
                {
                    matches.Add((ends.Count - 1, reader.Start, reader.End, group));
                }
            }
        }

        return (reader.Text, ends, matches);
    }

    /// <summary>Where the passage begins that has the most of the words, and of such passages the first.</summary>
    private static int FirstWord(List<(int Word, int Start, int End, int Group)> matches)
    {
        var (best, bestCount, lastWord) = (0, 0, 0);
        for (var i = 0; i < matches.Count; i++)
        {
            var begin = Math.Max(0, matches[i].Word - Before);
            var count = 0;
            var seen = new HashSet<int>();
            var j = i;
            for (; j < matches.Count && matches[j].Word < begin + Words; j++)
            {
                count += seen.Add(matches[j].Group) ? 100 : 1;
            }

            if (count > bestCount)
            {
                (best, bestCount, lastWord) = (begin, count, matches[j - 1].Word);
            }
        }

        // The body's beginning reads best.
        return lastWord < Words ? 0 : best;
    }
}
