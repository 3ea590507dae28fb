using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Cleaning;

/// <summary>
/// Tells data that was saved as text (separated values, a log, Base64, a price list) from articles. Careful: it is data only when nearly
/// all lines are, and there is no more prose than a heading or two. An article may have a table, a list of results, quoted lines of a log
/// or code in it.
/// </summary>
internal static partial class DataFile
{
    private const int MinLines = 5;
    private const double NearlyAll = 0.9;

    // A sentence or two may introduce data; more is an article about them.
    private const int MaxProse = 40;
    private const int ProseLine = 10;
    private const int MaxLogPrefixLength = 80;
    private const int MinBase64 = 400;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <returns>What the text is, for a person; null when it may be an article.</returns>
    public static string? Identify(string text)
    {
        if (IsBase64(text))
        {
            return "This looks like Base64: encoded bytes, not text. Decode it, and drop what was encoded.";
        }

        var lines = text.AsSpan().Count('\n') + 1;
        return lines < MinLines ? null : IdentifyLog(text) ?? IdentifySeparated(text) ?? IdentifyPrices(text);
    }

    private static string? IdentifyLog(string text)
    {
        var (lines, entries, rest, told, prose) = (0, 0, 0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            lines++;
            if (LogEntry().IsMatch(trimmed[..Math.Min(trimmed.Length, MaxLogPrefixLength)]))
            {
                entries++;
                // A live blog gives the time too, and then tells in sentences.
                told += IsSentence(trimmed) ? 1 : 0;
            }
            else
            {
                var isFrame = StackFrame().IsMatch(trimmed[..Math.Min(trimmed.Length, MaxLogPrefixLength)]);
                rest += isFrame ? 0 : 1;
                prose += isFrame ? 0 : ProseIn(trimmed);
            }

            if (prose > MaxProse || (rest > MaxProse && rest > entries))
            {
                return null;
            }
        }

        return entries >= MinLines && rest <= lines * (1 - NearlyAll) && told * 2 <= entries
            ? $"This looks like a log: {entries:N0} of its {lines:N0} lines begin with a time or a level. It is no article."
            : null;
    }

    private static string? IdentifySeparated(string text)
    {
        foreach (var delimiter in Delimiters)
        {
            if (CountFields(text, delimiter) is var (lines, alike, fields) && alike >= lines * NearlyAll)
            {
                var name = delimiter switch
                {
                    ',' => "commas",
                    ';' => "semicolons",
                    '\t' => "tabs",
                    _ => "bars",
                };
                return $"This looks like a table of values separated by {name}: {alike:N0} of its {lines:N0} lines have {fields} fields. "
                    + "It is no article.";
            }
        }

        return null;
    }

    /// <summary>How many rows have as many fields as most; null when the text is no table, or prose stands around it.</summary>
    private static (int Lines, int Alike, int Fields)? CountFields(string text, char delimiter)
    {
        var counts = new Dictionary<int, int>();
        var (lines, prose, loose, separators) = (0, 0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            lines++;
            var fields = 1;
            var quoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                quoted ^= line[i] == '"';
                if (line[i] == delimiter && !quoted)
                {
                    fields++;
                    separators++;
                    loose += i + 1 < line.Length && line[i + 1] == ' ' ? 1 : 0;
                }
            }

            counts[fields] = counts.GetValueOrDefault(fields) + 1;
            prose += fields < 3 ? ProseIn(line) : 0;
            if (prose > MaxProse || (lines == 200 && counts.Values.Max() < lines / 2))
            {
                return null;
            }
        }

        if (lines < MinLines)
        {
            return null;
        }

        var (most, alike) = counts.MaxBy(count => count.Value);
        // In prose, and in a list of names, a blank follows the sign.
        return most >= 3 && (delimiter is '|' or '\t' || loose * 2 < separators) ? (lines, alike, most) : null;
    }

    private static string? IdentifyPrices(string text)
    {
        var (lines, priced, cells, prose) = (0, 0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            lines++;
            prose += ProseIn(trimmed);
            if (prose > MaxProse)
            {
                return null;
            }

            if (trimmed.Length <= 120 && Price().IsMatch(trimmed))
            {
                priced++;
            }

            cells += !IsSentence(trimmed) && WordCount.Of(trimmed) < ProseLine ? 1 : 0;
        }

        // A row a line with its price, or a cell a line: a name, sizes, a price.
        return priced >= MinLines && cells >= lines * NearlyAll && priced >= lines / 5.0
            ? $"This looks like a price list: {priced:N0} of its {lines:N0} lines end with a price, and there are hardly any sentences. It "
                + "is no article."
            : null;
    }

    private static bool IsBase64(string text)
    {
        var (signs, blanks, upper, lower, digits, longest, run) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blanks++;
                run = 0;
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '=' or '-' or '_'))
            {
                return false;
            }

            signs++;
            longest = Math.Max(longest, ++run);
            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
            lower += char.IsAsciiLetterLower(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return signs >= MinBase64 && longest >= 60 && blanks * 20 <= signs && upper * 20 >= signs && lower * 20 >= signs
            && digits * 50 >= signs;
    }

    /// <summary>The words of a line that reads as prose; 0 for any other.</summary>
    private static int ProseIn(ReadOnlySpan<char> line)
    {
        var words = line.Length < ProseLine * 3 ? 0 : WordCount.Of(line);
        return words >= ProseLine ? words : 0;
    }

    private static bool IsSentence(ReadOnlySpan<char> line) =>
        line.TrimEnd("\"”’')]»") is [.., '.' or '!' or '?' or '…' or '。'] && WordCount.Of(line) >= ProseLine;

    [GeneratedRegex(
        @"^(?:[\[(<\d.\]>) ]{0,12})?(?:\d{4}[-/.]\d{2}[-/.]\d{2}[T ,]+\d{2}:\d{2}:\d{2}|\d{2}[-/.](?:\d{2}"
        + @"|[A-Z][a-z]{2})[-/.]\d{2,4}[ :,]+\d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|\d{2}:\d{2}:\d{2}[.,]\d{3}"
        + @"|\d{10}(?:\d{3})?[ .:]|[0-9a-fA-F:.]{3,40} \S+ \S+ \[\d{2}/)|^\W{0,2}(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL"
        + @"|CRITICAL)\b[ \]:|-]",
        RegexOptions.CultureInvariant)]
    private static partial Regex LogEntry();

    [GeneratedRegex(
        @"^(?:at [\w.$<]|Caused by:|\.\.\. \d+ more|File ""|Traceback|--- End of|[\w.]+(?:Exception|Error)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex StackFrame();

    [GeneratedRegex(
        @"(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|JPY|Rs\.?)) ?\d[\d.,' ]*\W*$|\b\d[\d.,' ]*(?: ?[$€£¥₹₽]| ?(?:USD|EUR|GBP|CHF|JPY|kr|zł|Kč))\W*$"
        + @"|(?:\t| {2,}|\||\.{3,})\s*\d{1,6}[.,]\d{2}\W*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Price();
}
