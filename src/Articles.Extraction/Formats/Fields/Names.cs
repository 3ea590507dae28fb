using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Fields;

/// <summary>Makes a byline of declared authors.</summary>
internal static partial class Names
{
    /// <returns>The names, comma-separated, each once, without "By", addresses and links; null when none is left.</returns>
    public static string? Join(IEnumerable<string?> authors)
    {
        var names = authors.Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? null : PlainLine.Of(string.Join(", ", names));
    }

    private static string? Clean(string? author)
    {
        if (PlainLine.Of(author) is not { } line || AbsoluteUrl.Parse(line) is not null)
        {
            return null;
        }

        // RSS: "desk@news.test (Clara Whitfield)"; mail: "Clara Whitfield <desk@news.test>".
        if (NameInBrackets().Match(line) is { Success: true } match)
        {
            line = match.Groups[1].Value;
        }

        line = By().Replace(Address().Replace(line, string.Empty), string.Empty).Trim(' ', '"', ',');
        return line.Length == 0 ? null : line;
    }

    [GeneratedRegex(@"^\S+@\S+\s*\(([^()]+)\)$", RegexOptions.NonBacktracking)]
    private static partial Regex NameInBrackets();

    [GeneratedRegex(@"<?[^\s<>,()]+@[^\s<>,()]+>?", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*by[\s:]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();
}
