using System.Globalization;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Chunking;

/// <summary>
/// Cuts a text into chunks with a maximum number of text elements (grapheme clusters, as Azure AI Language counts them): between paragraphs
/// if possible, else between sentences, else at white space, and never inside a grapheme. The cut is after a chunk's first quarter, at a
/// place that depends on the text there, not on its distance. So an edited copy is cut at the same places as its original, soon after the
/// edit, and equal chunks are not paid for again (content-defined chunking: Muthitacharoen, Chen and Mazières, "A low-bandwidth network
/// file system", SOSP 2001).
/// </summary>
internal static class TextChunker
{
    // How much of what follows a place decides about it.
    private const int Context = 64;

    /// <summary>The chunks in order. Joined, they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxElements">The maximum number of text elements in a chunk.</param>
    public static IReadOnlyList<TextChunk> Split(string text, int maxElements)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxElements, 1);
        if (text.Length <= maxElements)
        {
            return text.Length == 0 ? [] : [new TextChunk(0, text)];
        }

        var sentences = SentenceSplitter.Split(text).Select(sentence => sentence.Offset).ToHashSet();
        var chunks = new List<TextChunk>();
        var start = 0;
        while (start < text.Length)
        {
            var end = EndOfChunk(text, start, maxElements, sentences);
            chunks.Add(new TextChunk(start, text[start..end]));
            start = end;
        }

        return chunks;
    }

    private static int EndOfChunk(string text, int start, int maxElements, HashSet<int> sentences)
    {
        var position = start;
        var best = (Rank: CutRank.None, Weight: 0u, End: 0);
        var least = maxElements / 4;
        for (var elements = 0; elements < maxElements; elements++)
        {
            if (position >= text.Length)
            {
                return text.Length;
            }

            var next = position + StringInfo.GetNextTextElementLength(text, position);
            if (elements >= least && next < text.Length && RankOf(text, position, next, sentences) is var rank and > CutRank.None
                && rank >= best.Rank)
            {
                // Of places of one rank the one with the least hash; white space has nothing to tell it by, and the last is taken.
                var weight = rank == CutRank.Space ? 0 : Hash(text.AsSpan(next, Math.Min(Context, text.Length - next)));
                if (rank > best.Rank || weight <= best.Weight)
                {
                    best = (rank, weight, next);
                }
            }

            position = next;
        }

        if (position >= text.Length)
        {
            return text.Length;
        }

        return best.Rank == CutRank.None ? position : best.End;
    }

    private static CutRank RankOf(string text, int position, int next, HashSet<int> sentences)
    {
        if (sentences.Contains(next))
        {
            return (text[position] == '\n' && position > 0 && text[position - 1] == '\n' ? CutRank.Paragraph : CutRank.Sentence);
        }

        return char.IsWhiteSpace(text[position]) ? CutRank.Space : CutRank.None;
    }

    /// <summary>FNV-1a: the same on every machine, as string hash codes are not.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }

    private enum CutRank
    {
        None,
        Space,
        Sentence,
        Paragraph,
    }
}
