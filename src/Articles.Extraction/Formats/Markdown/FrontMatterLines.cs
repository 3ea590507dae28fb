using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// The fields of front matter line by line, in YAML or TOML, and whatever is wrong in it: what says that a
/// text is not to be published must not be lost to a fault in another line.
/// </summary>
internal static partial class FrontMatterLines
{
    /// <summary>
    /// The names, in lower case and without separators, and the values as written. A line that is indented, or an entry of a list, is one
    /// more value of the field above it; it is a field of its own, too, in a mapping that speaks of the text and below a plain value, which
    /// nothing can lie in.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string matter)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var inner = new List<KeyValuePair<string, string>>();
        string? last = null;
        var isOpen = false;
        var indent = 0;
        foreach (var line in matter.ReplaceLineEndings("\n").Split('\n'))
        {
            var match = Field().Match(line);
            if (match.Success && !IsInner(line))
            {
                last = FrontMatterFields.Plain(match.Groups["name"].Value);
                fields.Add(KeyValuePair.Create(last, match.Groups["value"].Value));
                isOpen = ReleaseNames.Groups.Contains(ReleaseNames.Plain(last)) || PlainValue().IsMatch(match.Groups["value"].Value);
                indent = 0;
            }
            else if (last is not null && !string.IsNullOrWhiteSpace(line))
            {
                fields.Add(KeyValuePair.Create(last, match.Success ? match.Groups["value"].Value : line.Trim(' ', '\t', '-')));
                var depth = line.Length - line.TrimStart(' ', '\t').Length;
                indent = indent == 0 ? depth : indent;
                if (isOpen && match.Success && depth > 0 && depth == indent && line[depth] != '-')
                {
                    inner.Add(KeyValuePair.Create(FrontMatterFields.Plain(match.Groups["name"].Value), match.Groups["value"].Value));
                }
            }
        }

        return [.. WithoutHeads(fields), .. inner];
    }

    private static bool IsInner(string line) => line is [' ' or '\t' or '-', ..];

    /// <summary>Without the empty value of a field whose values stand below it.</summary>
    private static List<KeyValuePair<string, string>> WithoutHeads(List<KeyValuePair<string, string>> fields) =>
    [
        .. fields.Where(
            (field, at) => !string.IsNullOrWhiteSpace(field.Value) || at + 1 == fields.Count || fields[at + 1].Key != field.Key),
    ];

    [GeneratedRegex(@"\A\s*[\w(]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainValue();

    [GeneratedRegex(
        @"\A[ \t]*(- |:|#\+)?[""']?(?<name>[\p{L}_][\w .-]{0,60}?)[""']?[ \t]*[:=](?<value>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
