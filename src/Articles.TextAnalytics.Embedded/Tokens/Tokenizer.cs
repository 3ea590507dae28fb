using System.Globalization;
using System.Text;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Tokens;

/// <summary>
/// Cuts text into words, numbers and marks, much as the Penn Treebank does: clitics ("'s", "n't") and punctuation apart, abbreviations with
/// inner periods ("U.S.") and hyphenated words whole. Linear time; never fails; no token begins or ends inside a surrogate pair.
/// </summary>
internal static class Tokenizer
{
    /// <summary>Appends the tokens of <paramref name="span"/> to <paramref name="tokens"/>.</summary>
    public static void Tokenize(string text, TextSpan span, List<Token> tokens)
    {
        var i = span.Offset;
        while (i < span.End)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var letters = false;
            var digits = false;
            while (i < span.End)
            {
                var length = WordPart(text, i, span.End, ref letters, ref digits);
                if (length == 0)
                {
                    break;
                }

                i += length;
            }

            if (i == start)
            {
                i += RuneLength(text, i, span.End);
                while (i < span.End && IsExtender(text[i]))
                {
                    i++;
                }

                tokens.Add(new Token(start, i - start, TokenKind.Mark));
                continue;
            }

            if (letters && i < span.End && text[i] == '.' && IsAbbreviated(text, start, i))
            {
                i++;
            }

            AddWord(text, start, i, letters, tokens);
        }
    }

    /// <summary>The length of the next part of a word or number at <paramref name="i"/>, or 0 when it ends there.</summary>
    private static int WordPart(string text, int i, int end, ref bool letters, ref bool digits)
    {
        var c = text[i];
        if (char.IsAsciiLetter(c))
        {
            letters = true;
            return 1;
        }

        if (char.IsAsciiDigit(c))
        {
            digits = true;
            return 1;
        }

        if (Rune.DecodeFromUtf16(text.AsSpan(i, end - i), out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (Rune.IsLetter(rune))
            {
                letters = true;
                return length;
            }

            if (Rune.IsDigit(rune))
            {
                digits = true;
                return length;
            }
        }

        var started = letters || digits;
        if (!started || i + 1 >= end)
        {
            return started && IsExtender(c) ? 1 : 0;
        }

        return IsExtender(c) || (IsJoiner(c, letters) && IsJoined(text, i, end)) ? 1 : 0;
    }

    private static bool IsJoiner(char c, bool letters) =>
        c is '-' or '\'' or '’' or '‐' or '‑' or '·' or '.' or '&' or '_' || (!letters && c is ',' or ':');

    /// <summary>Whether the joiner at <paramref name="i"/> stands inside a word: "e-mail", "O'Brien", "U.S", "AT&amp;T", "1,200".</summary>
    private static bool IsJoined(string text, int i, int end)
    {
        var before = text[i - 1];
        var after = i + 1 < end ? text[i + 1] : ' ';
        return text[i] switch
        {
            '.' => (char.IsDigit(before) && char.IsDigit(after)) || (char.IsLetter(before) && char.IsLetter(after)),
            ',' or ':' => char.IsDigit(before) && char.IsDigit(after),
            '&' => char.IsUpper(before) && char.IsUpper(after),
            _ => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
        };
    }

    private static bool IsAbbreviated(string text, int start, int end)
    {
        if (end - start == 1)
        {
            // An initial: "J." of "J. Edgar".
            return char.IsUpper(text[start]);
        }

        if (Abbreviations.IsAbbreviation(text.AsSpan(start, end - start)))
        {
            return true;
        }

        // "U.S", "p.m".
        for (var i = start; i < end; i++)
        {
            if ((i - start) % 2 == 0 ? !char.IsLetter(text[i]) : text[i] != '.')
            {
                return false;
            }
        }

        return (end - start) % 2 == 1;
    }

    private static void AddWord(string text, int start, int end, bool letters, List<Token> tokens)
    {
        var kind = letters ? TokenKind.Word : TokenKind.Number;
        var clitic = letters ? CliticLength(text.AsSpan(start, end - start)) : 0;
        if (clitic > 0 && clitic < end - start)
        {
            tokens.Add(new Token(start, end - start - clitic, kind));
            tokens.Add(new Token(end - clitic, clitic, TokenKind.Word));
            return;
        }

        tokens.Add(new Token(start, end - start, kind));
    }

    private static int CliticLength(ReadOnlySpan<char> word)
    {
        for (var length = 2; length <= 3 && length < word.Length; length++)
        {
            if (word[^length] is '\'' or '’')
            {
                return word[^(length - 1)..] switch
                {
                    "s" or "S" or "d" or "m" or "re" or "ve" or "ll" => length,
                    "t" when length < word.Length - 1 && word[^(length + 1)] is 'n' => length + 1,
                    _ => 0,
                };
            }
        }

        return 0;
    }

    private static int RuneLength(string text, int i, int end) =>
        char.IsHighSurrogate(text[i]) && i + 1 < end && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;

    private static bool IsExtender(char c) =>
        c >= '\u0300' && (c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
