using System.Text;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>An article as CommonMark. Its text is plain, so what Markdown would read as markup is escaped.</summary>
internal static class MarkdownOutput
{
    // https://spec.commonmark.org/0.31.2/#backslash-escapes: each of these may be escaped anywhere.
    private const string Special = @"\`*_[]<>&~|$^=:";

    public static string Write(CleanedArticle article)
    {
        var text = new StringBuilder();
        if (article.Title is { Length: > 0 } title)
        {
            text.Append("# ").Append(Escape(title.ReplaceLineEndings(" "), isLineStart: false)).Append("\n\n");
        }

        if (ArticleFacts.Of(article) is { Count: > 0 } facts)
        {
            text.Append('*').Append(string.Join(" · ", facts.Select(fact => Escape(fact.Trim(), isLineStart: false)))).Append("*\n\n");
        }

        // A backslash before a line's end keeps the line.
        var paragraphs = ArticleFacts.Paragraphs(article)
            .Select(lines => string.Join("\\\n", lines.Select(line => Escape(line.Trim(), isLineStart: true))));
        return text.AppendJoin("\n\n", paragraphs).ToString().TrimEnd('\n') + '\n';
    }

    private static string Escape(string line, bool isLineStart)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var place = 0; place < line.Length; place++)
        {
            if (Special.Contains(line[place], StringComparison.Ordinal)
                || (line[place] == '#' && (isLineStart ? place == 0 : place == line.Length - 1 || place == 0))
                || (isLineStart && IsMarker(line, place)))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[place]);
        }

        return escaped.ToString();
    }

    /// <summary>Whether a list would begin here: a dash or plus first in the line, or what follows its number.</summary>
    private static bool IsMarker(string line, int place) => line[place] switch
    {
        '-' or '+' => place == 0,
        '.' or ')' => place is > 0 and < 10 && line.AsSpan(0, place).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };
}
