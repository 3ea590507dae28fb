using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Wire.LineMessages;

/// <summary>Parts a file of several messages of lines, as a line printer's spool is: each begins with a header of its own.</summary>
internal static partial class WireMessages
{
    /// <summary>The messages in the order of the file; the file itself where it is one.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<int> starts = [0, .. Header().Matches(text).Select(match => match.Groups["start"].Index).Where(at => at > 0)];
        // What stands before the first header is its own envelope: control characters, blank lines.
        if (starts.Count > 1 && string.IsNullOrWhiteSpace(Controls().Replace(text[..starts[1]], string.Empty)))
        {
            starts.RemoveAt(1);
        }

        return starts.Count == 1
            ? [text]
            : [.. starts.Select((start, at) => text[start..(at + 1 < starts.Count ? starts[at + 1] : text.Length)])];
    }

    // A message that ZCZC frames begins behind the end of another; the headers of IPTC 7901 and ANPA 1312 are like no other line.
    [GeneratedRegex(
        @"^[ \t]*NNNN\b[\s\u0000-\u001F]*(?<start>ZCZC\b)"
        + @"|^[\u0000-\u0008\u000E-\u001F\u007F ]*(?<start>[A-Za-z]{1,6}\d{1,6} +\d +[A-Za-z]{1,3} +\d{1,5} +([A-Za-z]{2,12} +)?"
        + @"[A-Za-z][A-Za-z-]{1,12} +\d{1,6}[^\S\n]*)\n"
        + @"|^[\u0000-\u0008\u000E-\u001F\u007F ]*(?<start>[A-Za-z]\d{4}[A-Z]{0,8}[\u001f_]?[A-Za-z-]{1,8}[^\S\n]*\n"
        + @"[a-zA-Z] [a-zA-Z][\u0011-\u0014]* +\S[^\n]*? +\d{1,2}-\d{1,2}( +\d{0,5})?[^\S\n]*)\n",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"[\u0000-\u0008\u000E-\u001F\u007F\uFEFF]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controls();
}
