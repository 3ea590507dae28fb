using System.Text;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Writes the kept blocks as plain text: paragraphs apart by a blank line, items of a list a line each behind <c>- </c>, rows of a table a
/// line each with <c> | </c> between the cells, preformatted text as it is.
/// </summary>
internal static class BodyText
{
    // A table whose cells hold more than this is there for the layout.
    private const int MaxCellWords = 40;

    /// <summary>The text of the blocks that are kept.</summary>
    public static string Write(IReadOnlyList<PageBlock> blocks, IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder();
        PageBlock? last = null;
        PageNode? lastItem = null;
        PageNode? lastRow = null;
        foreach (var block in blocks)
        {
            if (!verdicts[block.Index].Kept)
            {
                continue;
            }

            var item = Around(block.Node, TagKind.ListItem);
            var row = IsCell(block) ? Around(block.Node, TagKind.Row) : null;
            if (last is not null)
            {
                var isNext = AreSiblings(row, lastRow) || AreSiblings(item, lastItem);
                var joiner = isNext ? "\n" : "\n\n";
                text.Append(row is not null && row == lastRow ? " | " : joiner);
            }

            if (item is not null && item != lastItem)
            {
                text.Append("- ");
            }

            text.Append(row is null ? block.Text : block.Text.Replace('\n', ' '));
            (last, lastItem, lastRow) = (block, item, row);
        }

        return text.ToString();
    }

    /// <summary>Whether the block is all that its cell holds, and little enough to stand in a line with the others.</summary>
    private static bool IsCell(PageBlock block) =>
        block.Words <= MaxCellWords && Around(block.Node, TagKind.Cell) is { } cell && cell.EndBlock - cell.FirstBlock == 1;

    private static PageNode? Around(PageNode node, TagKind kind)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind == kind)
            {
                return outer;
            }

            if (outer.Kind is TagKind.Article or TagKind.Main or TagKind.Section)
            {
                return null;
            }
        }

        return null;
    }

    private static bool AreSiblings(PageNode? node, PageNode? last) => node is not null && last is not null && node.Parent == last.Parent;
}
