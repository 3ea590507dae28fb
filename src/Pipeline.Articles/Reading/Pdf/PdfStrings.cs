using UglyToad.PdfPig.Tokens;

namespace Pipeline.Articles.Reading.Pdf;

/// <summary>Counts what a content stream draws.</summary>
internal static class PdfStrings
{
    private const int Start = 1024;

    /// <summary>
    /// An upper bound of the characters that a stream draws: the bytes of its literal strings, and half the digits of its hexadecimal ones; none for
    /// what is no content: fonts, character maps, pictures, and the file's own bookkeeping.
    /// </summary>
    public static long CountCharacters(DictionaryToken dictionary, ReadOnlySpan<byte> content) =>
        IsBookkeeping(dictionary) || IsFont(content) ? 0 : Count(content);

    private static long Count(ReadOnlySpan<byte> content)
    {
        long characters = 0;
        var depth = 0;
        while (!content.IsEmpty)
        {
            // In a literal string parentheses nest and backslashes escape; a hexadecimal string ends at the next bracket.
            var next = depth > 0 ? content.IndexOfAny((byte)'(', (byte)')', (byte)'\\') : content.IndexOfAny((byte)'(', (byte)'<');
            if (next < 0)
            {
                return depth > 0 ? characters + content.Length : characters;
            }

            characters += depth > 0 ? next : 0;
            switch (content[next])
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    depth--;
                    break;
                case (byte)'\\':
                    next++;
                    characters++;
                    break;
                default:
                    var close = content[next..].IndexOf((byte)'>');
                    close = close < 0 ? content.Length - next - 1 : close;
                    characters += close / 2;
                    next += close;
                    break;
            }

            content = next + 1 >= content.Length ? [] : content[(next + 1)..];
        }

        return characters;
    }

    private static bool IsBookkeeping(DictionaryToken dictionary) =>
        (dictionary.TryGet(NameToken.Type, out NameToken type) && type.Data is "ObjStm" or "XRef" or "Metadata" or "EmbeddedFile")
        || (dictionary.TryGet(NameToken.Subtype, out NameToken subtype) && subtype.Data == "Image");

    private static bool IsFont(ReadOnlySpan<byte> content) =>
        content.StartsWith("\0\u0001\0\0"u8) || content.StartsWith("OTTO"u8) || content.StartsWith("true"u8) || content.StartsWith("ttcf"u8) || content.StartsWith("%!"u8)
        || content is [1, 0, 4 or 5, 1 or 2 or 3 or 4, ..]
        || content[..Math.Min(content.Length, Start)].IndexOf("begincmap"u8) >= 0;
}
