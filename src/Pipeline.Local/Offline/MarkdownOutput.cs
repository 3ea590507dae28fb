using System.Text;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Local.Offline;

/// <summary>An article as CommonMark. Its text is plain, so what Markdown would read as markup is escaped.</summary>
internal static class MarkdownOutput
{
    // https://spec.commonmark.org/0.31.2/#backslash-escapes: each of these may be escaped anywhere.
    private const string Special = @"\`*_[]<>&~|$^=";
    private const string Item = "- ";

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

        return text.AppendJoin("\n\n", ArticleFacts.Paragraphs(article).Select(Paragraph)).ToString().TrimEnd('\n') + '\n';
    }

    private static string Paragraph(string[] lines)
    {
        var text = new StringBuilder();
        var wasItem = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            var isItem = line.StartsWith(Item, StringComparison.Ordinal);
            if (text.Length > 0)
            {
                text.Append(Between(wasItem, isItem));
            }

            text.Append(isItem ? Item + Escape(line[Item.Length..].TrimStart(), isLineStart: true) : Escape(line, isLineStart: true));
            wasItem = isItem;
        }

        return text.ToString();
    }

    /// <summary>A backslash before a line's end keeps the line; items of a list need none, and what follows a list a blank line.</summary>
    private static string Between(bool isAfterItem, bool isBeforeItem) => (isAfterItem, isBeforeItem) switch
    {
        (_, true) => "\n",
        (true, false) => "\n\n",
        _ => "\\\n",
    };

    private static string Escape(string line, bool isLineStart)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var place = 0; place < line.Length; place++)
        {
            if (Special.Contains(line[place], StringComparison.Ordinal)
                || (line[place] == ':' && IsName(line, place))
                || (line[place] == '#' && (isLineStart ? place == 0 : place == line.Length - 1 || place == 0))
                || (isLineStart && IsMarker(line, place)))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[place]);
        }

        return escaped.ToString();
    }

    /// <summary>Whether a colon may be part of an emoji's name or an address, or begin a definition, in dialects of Markdown.</summary>
    private static bool IsName(string line, int place) => place == 0
        || (place + 1 < line.Length && !char.IsWhiteSpace(line[place + 1]) && !char.IsDigit(line[place + 1]));

    /// <summary>Whether a list would begin here: a dash or plus first in the line, or what follows its number.</summary>
    private static bool IsMarker(string line, int place) => line[place] switch
    {
        '-' or '+' => place == 0,
        '.' or ')' => place is > 0 and < 10 && line.AsSpan(0, place).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };
}
