using System.Globalization;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Cuts a text into pieces of at most so many text elements (grapheme clusters, as Azure AI Language counts them), at a paragraph's
/// or sentence's end where there is one in the piece's second half, else at white space, and never inside a grapheme.
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

        var chunks = new List<TextChunk>();
        var start = 0;
        while (start < text.Length)
        {
            var end = EndOfChunk(text, start, maxElements);
            chunks.Add(new TextChunk(start, text[start..end]));
            start = end;
        }

        return chunks;
    }

    private static int EndOfChunk(string text, int start, int maxElements)
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

            var length = StringInfo.GetNextTextElementLength(text, position);
            var next = position + length;
            if (elements >= half && char.IsWhiteSpace(text[position]))
            {
                space = next;
                if (text[position] == '\n' || EndsSentence(text, position))
                {
                    sentence = next;
                }
            }

            position = next;
        }

        if (position >= text.Length)
        {
            return text.Length;
        }

        return sentence > 0 ? sentence : space > 0 ? space : position;
    }

    /// <summary>Whether the white space at <paramref name="position"/> follows a sentence's last mark, closing quotes aside.</summary>
    private static bool EndsSentence(string text, int position)
    {
        var last = position - 1;
        while (last > 0 && text[last] is '"' or '\'' or '”' or '’' or '»' or ')' or ']')
        {
            last--;
        }

        return last >= 0 && text[last] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।';
    }
}
