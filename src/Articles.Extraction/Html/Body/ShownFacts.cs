using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>What the page shows a reader around the body, for what it does not declare to machines: author, times, agency.</summary>
/// <param name="Byline">The authors' line, without "By".</param>
/// <param name="PublishedAt">First publication.</param>
/// <param name="ModifiedAt">Last change.</param>
/// <param name="Agency">The news agency.</param>
internal sealed record ShownFacts(string? Byline, DateTimeOffset? PublishedAt, DateTimeOffset? ModifiedAt, string? Agency)
{
    private const int BlocksBefore = 3;
    private const int MaxWords = 25;

    /// <summary>Reads the blocks between the headline and the first prose, and the marks of agencies.</summary>
    public static ShownFacts Read(PageContent page, PageNode body, PageMetadata metadata, IReadOnlyList<Verdict> verdicts, ArticleSignals signals)
    {
        var kept = page.Blocks.Where(block => verdicts[block.Index].Kept && block.Prose > 0).ToList();
        var (byline, published, modified) = ((string?)null, (DateTimeOffset?)null, (DateTimeOffset?)null);
        foreach (var block in Head(page, body, metadata.Heading, kept))
        {
            byline ??= signals.Bylines.Find(block.Text) ?? ((block.Marks & Mark.Byline) != 0 ? FullName(signals.Bylines.Clean(block.Text)) : null);
            foreach (var date in signals.Dates.Find(block.Text, metadata.Declared.Language))
            {
                if (date.Role == DateRole.Modified)
                {
                    modified ??= date.Instant;
                }
                else
                {
                    published ??= date.Instant;
                }
            }
        }

        return new ShownFacts(byline, published, modified, AgencyOf(page, metadata, verdicts, signals, kept));
    }

    /// <summary>A single word beside a byline is a place or a time zone as often as a name.</summary>
    private static string? FullName(string? name) => name is not null && (name.Contains(' ', StringComparison.Ordinal) || WordCount.IsSpaceless(name[0])) ? name : null;

    private static IEnumerable<PageBlock> Head(PageContent page, PageNode body, PageBlock? heading, List<PageBlock> kept)
    {
        const Mark Facts = Mark.Byline | Mark.Date | Mark.Meta;
        var first = heading is null ? Math.Max(0, body.FirstBlock - BlocksBefore) : Math.Max(0, heading.Index - BlocksBefore);
        var end = kept.Count > 0 ? kept[0].Index : body.EndBlock;
        for (var i = first; i < end; i++)
        {
            var block = page.Blocks[i];
            var behind = heading is null || i > heading.Index;
            if (block.Words <= MaxWords && block.Node.Pruned is not { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Caption or BlockRole.Navigation }
                && (behind || (block.Marks & Facts) != 0) && !IsInBox(block, heading))
            {
                yield return block;
            }
        }
    }

    /// <summary>Whether the block stands in a table that does not hold the article: what that says is about its subject.</summary>
    private static bool IsInBox(PageBlock block, PageBlock? heading)
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

    private static string? AgencyOf(PageContent page, PageMetadata metadata, IReadOnlyList<Verdict> verdicts, ArticleSignals signals, List<PageBlock> kept)
    {
        var agencies = signals.Agencies;
        var marked = page.Blocks.Where(block => verdicts[block.Index].Role == BlockRole.WireMark).Select(block => agencies.FindMark(block.Text)).OfType<string>().FirstOrDefault();
        return marked
            ?? (metadata.Declared.Byline is null ? null : agencies.Find(metadata.Declared.Byline))
            ?? (kept.Count == 0 ? null : agencies.FindDateline(kept[0].Text)?.Agency ?? agencies.FindAtEnd(kept[^1].Text));
    }
}
