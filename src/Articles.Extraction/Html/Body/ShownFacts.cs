using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>What the page shows a reader around the body, for what it does not declare to machines: author, times, agency.</summary>
/// <param name="Byline">The authors' line, without "By".</param>
/// <param name="PublishedAt">First publication.</param>
/// <param name="ModifiedAt">Last change.</param>
/// <param name="Agency">The news agency.</param>
/// <param name="SaysPublished">Whether a word says that <paramref name="PublishedAt"/> is that.</param>
internal sealed partial record ShownFacts(
    string? Byline, DateTimeOffset? PublishedAt, DateTimeOffset? ModifiedAt, string? Agency, bool SaysPublished = false)
{
    private const int BlocksBefore = 3;
    private const int BlocksBehind = 8;
    private const int MaxWords = 25;
    private const int MaxLabelWords = 3;
    // Of a line in which a date is not mentioned, but stated.
    private const int MaxDateWords = 14;
    private const int MaxSkipped = 6;
    private const int MaxParts = 3;
    private const int MaxLetters = 200;
    private const int MaxNameLetters = 60;
    private const int MaxDateLength = 40;
    private const int NearLevels = 4;
    private const char FirstCjk = '\u2E80';
    private const Mark Facts = Mark.Byline | Mark.Date | Mark.Meta;

    /// <summary>Reads the blocks between the headline and the first prose, and the marks of agencies.</summary>
    public static ShownFacts Read(
        PageContent page, PageNode body, PageMetadata metadata, IReadOnlyList<Verdict> verdicts, ArticleSignals signals)
    {
        var kept = page.Blocks.Where(block => verdicts[block.Index].Kept && block.Prose > 0).ToList();
        var (byline, published, modified) = ((string?)null, (DateTimeOffset?)null, (DateTimeOffset?)null);
        var (opened, says, label) = (false, false, string.Empty);
        var times = new ShownTimes(page, signals.Dates);
        foreach (var block in Head(page, body, metadata.Heading, kept, signals.Dates))
        {
            var text = TextOf(block);
            var dates = signals.Dates.Find(text, metadata.Locale);
            if (dates.Count == 0)
            {
                dates = times.In(block, text);
            }

            byline ??= BylineIn(text, dates, signals) ?? UnlabelledByline(block, text, signals)
                ?? (opened ? NameAlone(text, signals) : null);
            opened = signals.Bylines.IsLead(text);
            if (label.Length > 0 && dates is [{ Role: DateRole.Unlabelled }])
            {
                // "Last updated", and the day below it.
                dates = signals.Dates.Find($"{label} {text}", metadata.Locale);
            }

            label = block.Words <= MaxLabelWords && dates.Count == 0 ? text : string.Empty;
            says |= published is null && dates.Any(date => date.Role == DateRole.Published);
            if (dates.Any(date => date.Role != DateRole.Unlabelled) || block.Words <= MaxDateWords || (block.Marks & Facts) != 0)
            {
                Take(dates, ref published, ref modified);
            }
        }

        // The lines below the body are asked for what is not known yet.
        var wanted = (byline ?? metadata.Declared.Byline) is null || (published ?? metadata.Declared.PublishedAt) is null;
        opened = false;
        foreach (var block in wanted ? Tail(page, kept, verdicts) : [])
        {
            var text = TextOf(block);
            var dates = signals.Dates.Find(text, metadata.Locale);
            byline ??= BylineIn(text, dates, signals) ?? (opened ? NameAlone(text, signals) : null);
            opened = signals.Bylines.IsLead(text);
            // Below the body stand the dates of other stories too.
            if (dates is [{ Role: DateRole.Published or DateRole.Modified }] || (dates.Count == 1 && Said().IsMatch(text)))
            {
                Take(dates, ref published, ref modified);
            }
        }

        published ??= metadata.Declared.PublishedAt is null && kept.Count > 0 ? DatelineDay(kept[0].Text, metadata, signals) : null;
        return new ShownFacts(byline, published, modified, AgencyOf(page, metadata, verdicts, signals, kept), says);
    }

    /// <summary>The day in an agency's dateline: <c>PORT ELLERY, March 12, 2026 (BSS) - </c>.</summary>
    private static DateTimeOffset? DatelineDay(string paragraph, PageMetadata metadata, ArticleSignals signals) =>
        signals.Agencies.FindDateline(paragraph) is { } dateline
            && signals.Dates.Find(paragraph.AsSpan(0, dateline.Length), metadata.Locale) is [{ Role: not DateRole.Modified } date]
                ? date.Instant
                : null;

    /// <summary>The names in a line that is marked as a byline, or that has a title before a name.</summary>
    private static string? UnlabelledByline(PageBlock block, string text, ArticleSignals signals)
    {
        if ((block.Marks & Mark.Byline) != 0 && !char.IsAsciiDigit(text[0]))
        {
            return FullName(signals.Bylines.Clean(text));
        }

        return block.Sentences == 0 ? signals.Bylines.FindTitled(text) : null;
    }

    /// <summary>The name in a line of its own, below one that says <c>Written by</c>.</summary>
    private static string? NameAlone(string text, ArticleSignals signals) =>
        text.Length <= MaxNameLetters ? signals.Bylines.CleanName(text) ?? (BylineParser.NamesDesk(text) ? text : null) : null;

    private static void Take(IReadOnlyList<DateFinding> dates, ref DateTimeOffset? published, ref DateTimeOffset? modified)
    {
        foreach (var date in dates)
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

    /// <summary>The block's text; of a line about the article with its parts set apart.</summary>
    private static string TextOf(PageBlock block) =>
        (block.Marks & Facts) != 0 && block.Node.EndBlock - block.Node.FirstBlock <= MaxParts && block.Node.TextLength <= MaxLetters
            && HeadElements.Fold(ShownText.Of(block.Node.Element)) is { } text ? text : block.Text;

    /// <summary>The byline in a line, before its date or behind it.</summary>
    private static string? BylineIn(string text, IReadOnlyList<DateFinding> dates, ArticleSignals signals)
    {
        if (dates.Count == 0)
        {
            return signals.Bylines.Find(text);
        }

        if (signals.Bylines.Find(text.AsSpan(0, dates[0].Start).TrimEnd(" ,|·•-–—")) is { } before)
        {
            return before;
        }

        var rest = text.AsSpan(dates[^1].End);
        for (var word = 0; word < MaxSkipped && !rest.IsEmpty; word++)
        {
            rest = rest.TrimStart(" ,|·•-–—/");
            if (signals.Bylines.Find(rest) is { } behind)
            {
                return behind;
            }

            var blank = rest.IndexOf(' ');
            rest = blank < 0 ? [] : rest[(blank + 1)..];
        }

        return null;
    }

    /// <summary>Lines about the article behind its last paragraph.</summary>
    private static IEnumerable<PageBlock> Tail(PageContent page, List<PageBlock> kept, IReadOnlyList<Verdict> verdicts)
    {
        if (kept.Count == 0)
        {
            yield break;
        }

        for (var i = kept[^1].Index + 1; i < Math.Min(page.Blocks.Count, kept[^1].Index + 1 + BlocksBehind); i++)
        {
            var block = page.Blocks[i];
            if (block.Words <= MaxWords && verdicts[i].Role is not (BlockRole.Related or BlockRole.Comments or BlockRole.Caption)
                && (block.Marks & (Mark.Comments | Mark.Related)) == 0)
            {
                yield return block;
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:posted|published|filed|veröffentlicht|erschien|publié|publicado|publicada|pubblicato|gepubliceerd|geplaatst|opublikowano"
        + @"|publicerad|publicerat|publisert|julkaistu|опубликован[оа]?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    /// <summary>A single word beside a byline is a place or a time zone as often as a name.</summary>
    private static string? FullName(string? name) =>
        name is not null && (name.Contains(' ', StringComparison.Ordinal) || name[0] >= FirstCjk) ? name : null;

    private static IEnumerable<PageBlock> Head(
        PageContent page, PageNode body, PageBlock? heading, List<PageBlock> kept, DateParser dates)
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
            if (block.Words <= MaxWords && !kept.Take(2).Contains(block)
                && block.Node.Pruned is not { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Navigation }
                && !(block.Node.Pruned is { Role: BlockRole.Caption } && ((block.Marks & Mark.Byline) == 0 || IsInFigure(block)))
                && (i < sure || (block.Marks & Facts) != 0 || block.Words <= MaxLabelWords)
                && (behind || (block.Marks & Facts) != 0 || IsDate(block, heading!, dates)) && !IsInBox(block, heading))
            {
                yield return block;
            }
        }
    }

    /// <summary>
    /// A line above the headline that is a date and nothing else, close to it; a newspaper's masthead, which has today's, is the page's.
    /// </summary>
    private static bool IsDate(PageBlock block, PageBlock heading, DateParser dates)
    {
        if (block.Text.Length > MaxDateLength || (block.Marks & (Mark.Header | Mark.Navigation)) != 0 || block.Node.Pruned is not null
            || !dates.IsDateOnly(block.Text) || dates.Find(block.Text, language: null).Count > 1)
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

    private static string? AgencyOf(
        PageContent page, PageMetadata metadata, IReadOnlyList<Verdict> verdicts, ArticleSignals signals, List<PageBlock> kept)
    {
        var agencies = signals.Agencies;
        var marked = page.Blocks.Where(block => verdicts[block.Index].Role == BlockRole.WireMark)
            .Select(block => agencies.FindMark(block.Text)).OfType<string>().FirstOrDefault();
        return marked
            ?? (metadata.Declared.Byline is null ? null : agencies.Find(metadata.Declared.Byline))
            ?? (kept.Count == 0 ? null : agencies.FindDateline(kept[0].Text)?.Agency ?? agencies.FindAtEnd(kept[^1].Text)
                ?? Credited(page, verdicts, kept[^1].Index, agencies));
    }

    /// <summary>The agency of a credit line behind the body.</summary>
    private static string? Credited(PageContent page, IReadOnlyList<Verdict> verdicts, int last, AgencyDetector agencies) => page.Blocks
        .Skip(last + 1)
        .Take(BlocksBefore)
        .Where(block => verdicts[block.Index].Role == BlockRole.Byline)
        .Select(block => agencies.FindAtEnd(block.Text))
        .FirstOrDefault(agency => agency is not null);
}
