using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>The blocks around a body in which a page shows readers who wrote an article, and when.</summary>
internal sealed class FactBlocks(PageContent page, PageBlock? heading, ShownLines lines, DateParser dates)
{
    /// <summary>What marks a block as one about the article.</summary>
    public const Mark Marks = Mark.Byline | Mark.Date | Mark.Meta;

    /// <summary>The most words of a line in which a date is not mentioned, but stated.</summary>
    public const int MaxDateWords = 14;

    private const int BlocksBefore = 3;
    private const int BlocksBehind = 8;
    private const int MaxWords = 25;
    private const int MaxDateLength = 40;
    private const int MaxDatesLength = 80;
    private const int NearLevels = 4;
    private const int MinParagraphs = 3;

    /// <summary>The short blocks between the headline and the second paragraph, and the lines above it that are about it.</summary>
    public IEnumerable<PageBlock> Above(PageNode body, IReadOnlyList<PageBlock> kept)
    {
        var first = heading is null ? Math.Max(0, body.FirstBlock - BlocksBefore) : Math.Max(0, heading.Index - BlocksBefore);
        // A standfirst comes before the byline as often as not; behind an opening of two paragraphs stand labels and days, if anything.
        var end = kept switch
        {
            [var standfirst, var second, var third, ..] when second.Index == standfirst.Index + 1 && third.Index > second.Index + 1 =>
                Math.Min(third.Index, second.Index + BlocksBehind),
            [var standfirst, var second, ..] when second.Index <= standfirst.Index + BlocksBehind => second.Index,
            [var paragraph, ..] => paragraph.Index,
            _ => body.EndBlock,
        };
        var sure = kept.Count > 1 ? kept[1].Index : end;
        for (var i = first; i < end; i++)
        {
            var block = page.Blocks[i];
            var behind = heading is null || i > heading.Index;
            if (block.Words <= MaxWords && !IsOneOf(block, kept) && !IsInBox(block)
                && ((!behind && IsLabelled(block))
                    || (IsOpen(block) && (i < sure || IsFact(block) || block.Words <= ShownLines.MaxLabelWords)
                    && (behind || IsFact(block) || IsDate(block)))))
            {
                yield return block;
            }
        }
    }

    /// <summary>Short blocks behind the article's last paragraphs.</summary>
    public IEnumerable<PageBlock> Below(IReadOnlyList<PageBlock> kept, IReadOnlyList<Verdict> verdicts)
    {
        if (kept.Count == 0)
        {
            yield break;
        }

        // A note of the house is a paragraph, too, and stands behind the credit.
        var (last, counted) = (kept[^1].Index, 0);
        for (var i = kept[kept.Count > MinParagraphs ? ^2 : ^1].Index + 1; i < page.Blocks.Count && counted < BlocksBehind; i++)
        {
            var block = page.Blocks[i];
            // Prompts, tables and lists stand between; they end nothing.
            counted += i <= last || verdicts[i].Kept || verdicts[i].Role == BlockRole.Promotion ? 0 : 1;
            if ((i > last || (i < last && IsFact(block))) && block.Words <= MaxWords
                && verdicts[i].Role is not (BlockRole.Related or BlockRole.Comments or BlockRole.Promotion)
                && (verdicts[i].Role != BlockRole.Caption || IsCredit(block))
                && (block.Marks & (Mark.Comments | Mark.Related)) == 0)
            {
                yield return block;
            }
        }
    }

    /// <summary>Whether it is one of the first two paragraphs.</summary>
    private static bool IsOneOf(PageBlock block, IReadOnlyList<PageBlock> kept) =>
        (kept.Count > 0 && kept[0] == block) || (kept.Count > 1 && kept[1] == block);

    private static bool IsFact(PageBlock block) => (block.Marks & Marks) != 0;

    /// <summary>Whether the block is not left out as something that is not about the article; a byline may be named as a caption.</summary>
    private bool IsOpen(PageBlock block) => block.Node.Pruned?.Role switch
    {
        BlockRole.Related or BlockRole.Comments or BlockRole.Navigation => false,
        BlockRole.Promotion => heading is null || block.Index > heading.Index || (block.Marks & Mark.Byline) != 0,
        BlockRole.Caption => (block.Marks & Mark.Byline) != 0 && !IsInFigure(block),
        _ => true,
    };

    /// <summary>A date above the headline, close to it, of which a word says what it is, wherever it stands.</summary>
    private bool IsLabelled(PageBlock block) =>
        block.Words <= MaxDateWords && lines.Read(block).Dates is [{ Role: not DateRole.Unlabelled }] && IsNear(block);

    /// <summary>
    /// A line above the headline that is a date and hardly more, close to it; a newspaper's masthead, which has today's, is the page's.
    /// </summary>
    private bool IsDate(PageBlock block)
    {
        if (block.Text.Length > MaxDatesLength || (block.Marks & (Mark.Header | Mark.Navigation)) != 0 || block.Node.Pruned is not null)
        {
            return false;
        }

        var found = dates.Find(ShownLines.TextOf(block), language: null);
        var isPair = found is [{ Role: not DateRole.Modified }, { Role: DateRole.Modified }];
        return (isPair || (found.Count <= 1 && block.Text.Length <= MaxDateLength && dates.IsDateOnly(block.Text))) && IsNear(block);
    }

    private bool IsNear(PageBlock block)
    {
        if (heading is null)
        {
            return false;
        }

        var around = heading.Node;
        for (var level = 0; level < NearLevels && around.FirstBlock > block.Index && around.Parent is { } parent; level++)
        {
            around = parent;
        }

        return around.FirstBlock <= block.Index && around.Parent is not null && around.Element.LocalName != "body";
    }

    private static bool IsInFigure(PageBlock block)
    {
        for (var node = block.Node; node is not null; node = node.Parent)
        {
            if (node.Kind is TagKind.Figure or TagKind.FigureCaption)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the block stands in a table that does not hold the article: what that says is about its subject.</summary>
    private bool IsInBox(PageBlock block)
    {
        if ((block.Marks & Mark.Table) == 0 || heading is null)
        {
            return false;
        }

        for (var node = block.Node; node is not null; node = node.Parent)
        {
            if (node.Kind == TagKind.Table)
            {
                return heading.Index < node.FirstBlock || heading.Index >= node.EndBlock;
            }
        }

        return false;
    }

    /// <summary>Whether what is named as a caption is the credit of an article: it is no part of a figure.</summary>
    private static bool IsCredit(PageBlock block) => IsFact(block) && !IsInFigure(block);
}
