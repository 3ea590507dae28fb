using System.Globalization;
using System.Text;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Lower case without diacritics, so that <c>Écouter l’article</c> and <c>ecouter l'article</c> are one phrase. Curly apostrophes become
/// straight, full-width forms become ASCII, runs of white space one blank.
/// </summary>
internal static class CharacterFolding
{
    private const int TableSize = 0x700;
    private const char Gone = '\0';

    private static readonly char[] Table = CreateTable();

    /// <summary>The letters and digits of a text alone, in lower case; their diacritics stay.</summary>
    public static string Letters(string text)
    {
        var length = 0;
        var buffer = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }

    /// <summary>One character, folded; <c>'\0'</c> for a combining mark, which vanishes.</summary>
    public static char Fold(char c)
    {
        if (c < TableSize)
        {
            return Table[c];
        }

        return c switch
        {
            >= '\uFF01' and <= '\uFF5E' => Table[c - 0xFEE0],
            '\u2018' or '\u2019' or '\u02BC' => '\'',
            '\u201C' or '\u201D' => '"',
            '\u3000' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
            >= '\u200B' and <= '\u200F' => Gone,
            >= '\u1E00' and <= '\u1FFF' => FoldRare(c),
            _ => c,
        };
    }

    /// <summary>A whole text, folded.</summary>
    public static string Fold(string text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[512] : new char[text.Length * 2];
        return new string(buffer[..Fold(text, buffer)]);
    }

    /// <summary>Folds as much of <paramref name="text"/> as fits.</summary>
    /// <param name="text">What to fold.</param>
    /// <param name="target">Takes the result; twice the text's length always suffices.</param>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (length + 2 > target.Length)
            {
                break;
            }

            var folded = Fold(c);
            if (folded == Gone || (folded == ' ' && (length == 0 || target[length - 1] == ' ')))
            {
                continue;
            }

            target[length++] = folded;
            if (c is 'ß' or 'æ' or 'Æ' or 'œ' or 'Œ')
            {
                target[length++] = c == 'ß' ? 's' : 'e';
            }
        }

        return length > 0 && target[length - 1] == ' ' ? length - 1 : length;
    }

    private static char FoldRare(char c)
    {
        var text = c.ToString().Normalize(NormalizationForm.FormD);
        return text[0] < TableSize ? Table[text[0]] : char.ToLowerInvariant(c);
    }

    private static char[] CreateTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => Gone,
                '\u00AD' => Gone,
                _ when char.IsWhiteSpace(c) => ' ',
                'ß' => 's',
                'æ' or 'Æ' => 'a',
                'œ' or 'Œ' => 'o',
                'ø' or 'Ø' => 'o',
                'đ' or 'Đ' or 'ð' => 'd',
                'ł' or 'Ł' => 'l',
                'ı' => 'i',
                'ς' => 'σ',
                'ـ' => Gone,
                _ => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
            };
        }

        return table;
    }
}
