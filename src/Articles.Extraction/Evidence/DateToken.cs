using System.Globalization;

namespace Articles.Extraction.Evidence;

/// <summary>A number, a folded word or a punctuation mark of a line in which dates are looked for.</summary>
internal readonly record struct DateToken(int Start, int Length, int Number, string? Word, char Mark)
{
    public int End => Start + Length;

    public bool IsNumber => Number >= 0;

    public bool IsShort => IsNumber && Length <= 2;

    public bool IsYear => IsNumber && Length == 4 && Number is >= 1970 and <= 2100;

    /// <summary>Whether it may be a year of the Buddhist era, which is 543 ahead.</summary>
    public bool IsBuddhistYear => IsNumber && Length == 4 && Number is >= 2513 and <= 2643;

    /// <summary>The tokens of the first 64 of a line; blanks are skipped.</summary>
    public static List<DateToken> Split(ReadOnlySpan<char> line)
    {
        var tokens = new List<DateToken>(32);
        for (var i = 0; i < line.Length && tokens.Count < 64;)
        {
            var c = line[i];
            var start = i;
            if (char.IsDigit(c))
            {
                // Digits of any script: ۱۴۰۲, १२, ١٢.
                var number = 0L;
                var end = start + YearLength(line[start..]);
                while (i < line.Length && char.IsDigit(line[i]) && (end == start || i < end))
                {
                    number = Math.Min((number * 10) + (long)char.GetNumericValue(line[i++]), int.MaxValue);
                }

                tokens.Add(new DateToken(start, i - start, (int)number, null, '\0'));
            }
            else if (char.IsLetter(c))
            {
                if (c >= '\u2E80')
                {
                    i++;
                }
                else
                {
                    while (i < line.Length
                        && (char.IsLetter(line[i]) || char.GetUnicodeCategory(line[i]) is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark) && line[i] < '\u2E80')
                    {
                        i++;
                    }
                }

                tokens.Add(new DateToken(start, i - start, -1, CharacterFolding.Fold(line[start..i].ToString()), '\0'));
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(c))
                {
                    tokens.Add(new DateToken(start, 1, -1, null, c));
                }
            }
        }

        return tokens;
    }

    /// <summary>
    /// 17 October 20236:01, 17 October 20235 mins: elements that only a style sets apart stand so in flattened text; four, or 0 where no year
    /// runs into a time.
    /// </summary>
    private static int YearLength(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        if (digits is not (5 or 6) || !(line.StartsWith("19") || line.StartsWith("20")))
        {
            return 0;
        }

        var rest = line[digits..];
        return (rest.Length > 2 && rest[0] == ':' && char.IsAsciiDigit(rest[1])) || rest.TrimStart().StartsWith("min") ? 4 : 0;
    }
}
