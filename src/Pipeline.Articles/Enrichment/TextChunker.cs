using System.Globalization;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Cuts a text into pieces of at most so many text elements (grapheme clusters, as Azure AI Language counts them), at a
/// sentence's end where there is one in the piece's second half, else at white space, and never inside a grapheme.
/// </summary>
internal static class TextChunker
{
    /// <summary>The pieces in order; joined they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxElements">The most text elements a piece.</param>
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
        var (sentence, space) = (0, 0);
        var half = maxElements / 2;
        for (var elements = 0; elements < maxElements; elements++)
        {
            if (position >= text.Length)
            {
                return text.Length;
            }

            var next = position + StringInfo.GetNextTextElementLength(text, position);
            if (elements >= half)
            {
                sentence = sentences.Contains(next) ? next : sentence;
                space = char.IsWhiteSpace(text[position]) ? next : space;
            }

            position = next;
        }

        if (position >= text.Length)
        {
            return text.Length;
        }

        return sentence > 0 ? sentence : space > 0 ? space : position;
    }
}
