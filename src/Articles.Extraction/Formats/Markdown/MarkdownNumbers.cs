using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Puts back what CommonMark takes for signs of its own and people wrote as text: the asterisks of <c>5*3*2</c>, which would be another
/// number, and the number of a list's item where it says more than its place (<c>1986. A great year.</c>, <c>3. Mai 2024</c>).
/// </summary>
internal static class MarkdownNumbers
{
    /// <summary>Changes the document in place.</summary>
    public static void Keep(MarkdownDocument document)
    {
        foreach (var emphasis in document.Descendants<EmphasisInline>().Where(IsProduct).ToList())
        {
            var sign = new string(emphasis.DelimiterChar, emphasis.DelimiterCount);
            emphasis.InsertBefore(new LiteralInline(sign));
            emphasis.InsertAfter(new LiteralInline(sign));
            emphasis.MoveChildrenAfter(emphasis.PreviousSibling!);
            emphasis.Remove();
        }

        foreach (var list in document.Descendants<ListBlock>().Where(list => list.IsOrdered).ToList())
        {
            Number(list);
        }
    }

    /// <summary>Whether its signs stand between digits.</summary>
    private static bool IsProduct(EmphasisInline emphasis) =>
        emphasis.DelimiterChar == '*'
            && ((EndsInDigit(emphasis.PreviousSibling) && BeginsWithDigit(emphasis.FirstChild))
            || (EndsInDigit(emphasis.LastChild) && BeginsWithDigit(emphasis.NextSibling)));

    private static bool BeginsWithDigit(Inline? inline) => inline is LiteralInline text && text.Content.AsSpan() is [>= '0' and <= '9', ..];

    private static bool EndsInDigit(Inline? inline) => inline is LiteralInline text && text.Content.AsSpan() is [.., >= '0' and <= '9'];

    /// <summary>
    /// A list from 1 on is numbered by its items' places. A single item with another number is a paragraph that begins so.
    /// </summary>
    private static void Number(ListBlock list)
    {
        if (list.OrderedStart is null or "1" && list.Count > 1)
        {
            return;
        }

        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (item.FirstOrDefault() is ParagraphBlock { Inline: { } line })
            {
                var number = item.Order.ToString(CultureInfo.InvariantCulture);
                var text = new LiteralInline($"{number}{list.OrderedDelimiter} ");
                if (line.FirstChild is { } first)
                {
                    first.InsertBefore(text);
                }
                else
                {
                    line.AppendChild(text);
                }
            }
        }

        if (list is [ListItemBlock { Count: 1 } only] && only[0] is ParagraphBlock paragraph && list.Parent is { } parent)
        {
            only.Remove(paragraph);
            parent[parent.IndexOf(list)] = paragraph;
        }
    }
}
