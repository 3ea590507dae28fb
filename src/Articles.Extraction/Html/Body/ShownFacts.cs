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
    private const int MaxSkipped = 6;
    private const int MaxNameLetters = 60;
    private const char FirstCjk = '\u2E80';

    /// <summary>Reads the blocks between the headline and the first prose, and the marks of agencies.</summary>
    public static ShownFacts Read(
        PageContent page, PageNode body, PageMetadata metadata, IReadOnlyList<Verdict> verdicts, ArticleSignals signals)
    {
        var kept = page.Blocks.Where(block => verdicts[block.Index].Kept && block.Prose > 0).ToList();
        var (byline, published, modified) = ((string?)null, (DateTimeOffset?)null, (DateTimeOffset?)null);
        var (opened, says) = (false, false);
        var lines = new ShownLines(page, metadata.Locale, signals.Dates);
        var blocks = new FactBlocks(page, metadata.Heading, lines, signals.Dates);
        foreach (var block in blocks.Above(body, kept))
        {
            var (text, dates) = lines.Read(block);
            byline ??= BylineIn(text, dates, signals) ?? UnlabelledByline(block, text, signals)
                ?? (opened ? NameAlone(text, signals) : null);
            opened = signals.Bylines.IsLead(text);
            says |= published is null && dates.Any(date => date.Role == DateRole.Published);
            if (dates.Any(date => date.Role != DateRole.Unlabelled) || block.Words <= FactBlocks.MaxDateWords
                || (block.Marks & FactBlocks.Marks) != 0)
            {
                Take(dates, ref published, ref modified);
            }
        }

        // The lines below the body are asked for what is not known yet.
        var wanted = (byline ?? metadata.Declared.Byline) is null || (published ?? metadata.Declared.FirstPublishedAt) is null;
        var signed = false;
        opened = false;
        foreach (var block in wanted ? blocks.Below(kept, verdicts) : [])
        {
            var (text, dates) = lines.Read(block);
            var author = BylineIn(text, dates, signals) ?? (opened ? NameAlone(text, signals) : null);
            byline ??= author;
            opened = signals.Bylines.IsLead(text);
            if (IsOfThis(text, dates, signed, signals.Dates))
            {
                Take(dates, ref published, ref modified);
            }

            signed = author is not null;
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

    /// <summary>Whether the dates of a line below the body are this article's: other stories' stand there, too.</summary>
    private static bool IsOfThis(string text, IReadOnlyList<DateFinding> dates, bool signed, DateParser parser) => dates switch
    {
        [{ Role: DateRole.Published or DateRole.Modified }] => true,
        [{ Role: not DateRole.Modified }, { Role: DateRole.Modified }] => true,
        [_] => (signed && parser.IsDateOnly(text)) || Said().IsMatch(text),
        _ => false,
    };

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

    [GeneratedRegex(
        @"\b(?:posted|published|filed|veröffentlicht|erschien|publié|publicado|publicada|pubblicato|gepubliceerd|geplaatst|opublikowano"
        + @"|publicerad|publicerat|publisert|julkaistu|опубликован[оа]?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    /// <summary>A single word beside a byline is a place or a time zone as often as a name.</summary>
    private static string? FullName(string? name) =>
        name is not null && (name.Contains(' ', StringComparison.Ordinal) || name[0] >= FirstCjk) ? name : null;

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
