using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Decides block by block, inside the element that holds the body, what belongs to the article: first each block alone, then by its place
/// among the others. One for each look at a page.
/// </summary>
internal sealed class BodyFilter
{
    private const double LinkText = 0.7;
    private const double MaxLinkDensity = 0.3;
    private const int SentenceWords = 12;
    private const int MinWords = 4;
    private const int LabelRepeats = 3;
    private const int HeadParagraphs = 2;
    private const int MaxTailLength = 600;
    private const int MaxPullQuoteWords = 60;
    private const int MaxEntries = 400;
    private const int MinCells = 4;
    private const int MinLinkWords = 3;

    private readonly PageContent _page;
    private readonly PageNode _body;
    private readonly Verdict[] _verdicts;
    private readonly BlockWords _words;
    private readonly SiteLinks _site;

    private BodyFilter(PageContent page, PageNode body, PageMetadata metadata, ArticleSignals signals)
    {
        (_page, _body) = (page, body);
        _words = new BlockWords(page, metadata, signals);
        _site = new SiteLinks(metadata.Declared.CanonicalUrl);
        _verdicts = new Verdict[page.Blocks.Count];
    }

    /// <summary>One verdict a block of the page.</summary>
    public static IReadOnlyList<Verdict> Judge(PageContent page, PageNode body, PageMetadata metadata, ArticleSignals signals)
    {
        var filter = new BodyFilter(page, body, metadata, signals);
        filter.JudgeAlone();
        filter.DropRepetitions();
        filter.DropPullQuotes();
        filter.DropSections();
        filter.TrimHead();
        filter.TrimTail();
        filter.DropEmptyHeadings();
        return filter._verdicts;
    }

    private void JudgeAlone()
    {
        var end = LastProse() + 1;
        var paragraphs = 0;
        foreach (var block in _page.Blocks)
        {
            // A standfirst comes before the byline as often as not: the head ends with the second paragraph.
            var later = block.Index >= end ? BlockPlace.Tail : BlockPlace.Middle;
            var place = paragraphs < HeadParagraphs ? BlockPlace.Head : later;
            _verdicts[block.Index] = Alone(block, place);
            paragraphs += _verdicts[block.Index].Kept && block.Prose > 0 ? 1 : 0;
        }
    }

    private int LastProse()
    {
        var last = _body.EndBlock - 1;
        while (last > _body.FirstBlock && (_page.Blocks[last].Node.Pruned is not null || _page.Blocks[last].Prose == 0))
        {
            last--;
        }

        return last;
    }

    private Verdict Alone(PageBlock block, BlockPlace place)
    {
        if (block.Node.Pruned is { } pruned)
        {
            return Verdict.Drop(pruned.Role, pruned.Reason);
        }

        if (block.Index < _body.FirstBlock || block.Index >= _body.EndBlock)
        {
            return Verdict.Drop(BlockRole.Other, "outside the body");
        }

        if (_words.Judge(block, place) is { } verdict)
        {
            return verdict;
        }

        return block.LinkDensity > LinkText && !(block.Sentences > 0 && block.Words >= SentenceWords) && !IsOfTheArticle(block)
            ? Verdict.Drop(BlockRole.Related, "nothing but links")
            : Verdict.Keep("in the body");
    }

    /// <summary>
    /// Whether a link is an entry of the article's own: of a list or a table that has others too, or that a sentence announces, or that
    /// leads to another site; or a heading over prose.
    /// </summary>
    private bool IsOfTheArticle(PageBlock block) => block.Kind switch
    {
        BlockKind.ListItem => HasPlainEntry(block.Node.Parent) || IsAnnounced(block.Node.Parent)
            || (block.Words >= MinLinkWords && _site.LeadsAway(block.Link)),
        BlockKind.Cell => Around(block.Node, TagKind.Table) is { } table && table.Index > _body.Index && HasPlainEntry(table),
        BlockKind.Heading =>
            OpensBelow(block) || (block.Index + 1 < _body.EndBlock && _page.Blocks[block.Index + 1] is var next
            && next.Node.Parent == block.Node.Parent && next.LinkDensity < MaxLinkDensity
            && (IsParagraph(next) || (next.Sentences > 0 && next.Words >= SentenceWords))),
        _ => false,
    };

    /// <summary>Whether a heading over prose is a link that opens it.</summary>
    private bool OpensBelow(PageBlock heading) =>
        heading.Link is ['#', ..] && _page.Blocks.ElementAtOrDefault(heading.Index + 1) is { Kind: BlockKind.Paragraph } next
            && IsParagraph(next) && next.LinkDensity < MaxLinkDensity;

    /// <summary>Whether some entries of a list, or cells of a table, are no links, and not just a date or a number each.</summary>
    private bool HasPlainEntry(PageNode? list)
    {
        if (list is null || list.EndBlock - list.FirstBlock > MaxEntries)
        {
            return false;
        }

        var (links, plain) = (0, 0);
        for (var i = list.FirstBlock; i < list.EndBlock; i++)
        {
            var block = _page.Blocks[i];
            links += block.LinkDensity > LinkText ? 1 : 0;
            plain += block.LinkLength == 0 ? 1 : 0;
        }

        return list.Kind == TagKind.Table ? plain >= links && links + plain >= MinCells : plain > 0
            && list.EndBlock - list.FirstBlock == CountItems(list);
    }

    /// <summary>The entries of a list that has no lists and paragraphs in them; -1 for another.</summary>
    private int CountItems(PageNode list)
    {
        var items = 0;
        for (var i = list.Index + 1; i < list.EndNode; i = _page.Nodes[i].EndNode)
        {
            items += _page.Nodes[i].EndBlock - _page.Nodes[i].FirstBlock == 1 ? 1 : 0;
        }

        return items;
    }

    /// <summary>"The council has published these papers:"</summary>
    private bool IsAnnounced(PageNode? list) =>
        list is { FirstBlock: > 0 } && list.FirstBlock > _body.FirstBlock && _page.Blocks[list.FirstBlock - 1] is var before
            && before.Words >= MinWords && before.LinkLength == 0
        && before.Kind is BlockKind.Paragraph && before.Text[^1] is ':' or '：' && _verdicts[before.Index].Kept;

    private static PageNode? Around(PageNode node, TagKind kind)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind == kind)
            {
                return outer;
            }
        }

        return null;
    }

    /// <summary>
    /// What a page says again is said once: whole paragraphs from the second time on, labels and credits that stand at every picture
    /// altogether.
    /// </summary>
    private void DropRepetitions()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var most = 0;
        for (var i = _body.FirstBlock; i < _body.EndBlock; i++)
        {
            if (_verdicts[i].Kept)
            {
                var times = seen.GetValueOrDefault(_page.Blocks[i].Text) + 1;
                seen[_page.Blocks[i].Text] = times;
                most = Math.Max(most, times);
            }
        }

        if (most <= 1)
        {
            return;
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = _body.FirstBlock; i < _body.EndBlock; i++)
        {
            var block = _page.Blocks[i];
            if (!_verdicts[i].Kept || seen[block.Text] == 1 || block.Kind is not BlockKind.Paragraph)
            {
                continue;
            }

            var label = block.Sentences == 0 && seen[block.Text] >= LabelRepeats && block.Node.Kind != TagKind.Paragraph
                && (block.Marks & Mark.Table) == 0;
            if (label || (block.Words >= SentenceWords && !met.Add(block.Text) && !IsRefrain(block)))
            {
                _verdicts[i] = Verdict.Drop(BlockRole.Other, "stands on the page more than once");
            }
        }
    }

    /// <summary>Verses, line by line, among others: a song says its refrain again.</summary>
    private bool IsRefrain(PageBlock block) => IsVerse(block)
        && block.Index > _body.FirstBlock && IsVerse(_page.Blocks[block.Index - 1]) && _page.Blocks[block.Index - 1].Text != block.Text;

    private static bool IsVerse(PageBlock block) => block.LinkLength == 0 && block.Text.Contains('\n', StringComparison.Ordinal);

    /// <summary>A sentence set again, large, beside the paragraph that it comes from.</summary>
    private void DropPullQuotes()
    {
        for (var i = _body.FirstBlock; i < _body.EndBlock; i++)
        {
            var block = _page.Blocks[i];
            if (!_verdicts[i].Kept || block.Words is < MinWords or > MaxPullQuoteWords
                || (block.Marks & (Mark.Quote | Mark.Sidebar | Mark.PullQuote)) == 0)
            {
                continue;
            }

            var words = block.Text.Trim('"', '“', '”', '‘', '’', '«', '»', ' ', '.');
            for (var j = _body.FirstBlock; j < _body.EndBlock; j++)
            {
                if (j != i && _verdicts[j].Kept && _page.Blocks[j].Text.Length > words.Length
                    && _page.Blocks[j].Text.Contains(words, StringComparison.Ordinal))
                {
                    _verdicts[i] = Verdict.Drop(BlockRole.Other, "a quote pulled out of the text");
                    break;
                }
            }
        }
    }

    /// <summary>
    /// A label such as "Leave a reply" or "Read more" opens a section: behind most of the prose the rest goes with it, in the middle the
    /// links and scraps up to the next paragraph do.
    /// </summary>
    private void DropSections()
    {
        var total = KeptProse(_body.FirstBlock);
        var before = 0d;
        for (var i = _body.FirstBlock; i < _body.EndBlock; i++)
        {
            var label = _verdicts[i];
            if (label.Kept)
            {
                before += _page.Blocks[i].Prose;
                continue;
            }

            if (!label.OpensSection || (_page.Blocks[i].Marks & Mark.Table) != 0)
            {
                continue;
            }

            var rest = total - before;
            var heading = _page.Blocks[i].Kind == BlockKind.Heading && _page.Blocks[i].Words > 1;
            var closes = label.Role is BlockRole.Comments ? before >= 0.4 * total && rest < before : before > 0
                && (rest <= 0.1 * total || (rest <= (heading ? 0.4 : 0.2) * total && rest < MaxTailLength));
            for (var j = i + 1; j < _body.EndBlock && (closes || !IsParagraph(_page.Blocks[j])); j++)
            {
                if (_verdicts[j].Kept && (closes || (_page.Blocks[j].Kind != BlockKind.Heading && IsScrap(_page.Blocks[j]))))
                {
                    _verdicts[j] = Verdict.Drop(label.Role, $"under \"{Shorten(_page.Blocks[i].Text)}\"");
                }
            }

            if (closes)
            {
                return;
            }
        }
    }

    private double KeptProse(int first)
    {
        var sum = 0d;
        for (var i = first; i < _body.EndBlock; i++)
        {
            sum += _verdicts[i].Kept ? _page.Blocks[i].Prose : 0;
        }

        return sum;
    }

    private static bool IsParagraph(PageBlock block) => block.Prose > 0 && block.Words >= SentenceWords;

    private static bool IsScrap(PageBlock block) =>
        block.Prose == 0 && block.Sentences == 0 && (block.LinkLength > 0 || (block.Words < MinWords && block.Kind == BlockKind.Paragraph));

    private static string Shorten(string text) => text.Length <= 30 ? text : Excerpt.Of(text, 30) + "…";

    /// <summary>Before the first prose there is no article but headings, lists, tables and lines of their own paragraph.</summary>
    private void TrimHead()
    {
        for (var i = _body.FirstBlock; i < _body.EndBlock && !(_verdicts[i].Kept && _page.Blocks[i].Prose > 0); i++)
        {
            var block = _page.Blocks[i];
            if (_verdicts[i].Kept && block.Kind == BlockKind.Paragraph && (block.Words < MinWords || block.Node.Kind != TagKind.Paragraph))
            {
                _verdicts[i] = Verdict.Drop(BlockRole.Other, "before the first sentence");
            }
        }
    }

    /// <summary>From the end upwards, headings with nothing behind them go, and notes that would pass for prose anywhere else.</summary>
    private void TrimTail()
    {
        var listed = false;
        for (var i = _body.EndBlock - 1; i >= _body.FirstBlock; i--)
        {
            var block = _page.Blocks[i];
            if (!_verdicts[i].Kept)
            {
                continue;
            }

            if (block.IsEntry)
            {
                listed = true;
            }
            else if (block.Kind is BlockKind.Heading)
            {
                _verdicts[i] = listed ? _verdicts[i] : Verdict.Drop(BlockRole.Other, "heading behind the last sentence");
                listed = false;
            }
            else if (block.Prose > 0)
            {
                if (_words.Judge(block, BlockPlace.Tail) is not
                    {
                        Role: BlockRole.Comments or BlockRole.Related or BlockRole.Promotion
                            or BlockRole.AuthorBio or BlockRole.Byline or BlockRole.Footer
                    } verdict)
                {
                    return;
                }

                _verdicts[i] = verdict;
            }
        }
    }

    /// <summary>A heading whose section has nothing left is no part of the article.</summary>
    private void DropEmptyHeadings()
    {
        var (dropped, kept) = (false, false);
        for (var i = _body.EndBlock - 1; i >= _body.FirstBlock; i--)
        {
            if (_page.Blocks[i].Kind == BlockKind.Heading && !_page.Blocks[i].IsEntry && _verdicts[i].Kept)
            {
                if (dropped && !kept)
                {
                    _verdicts[i] = Verdict.Drop(BlockRole.Related, "heading of what was dropped");
                }

                (dropped, kept) = (false, false);
            }
            else
            {
                kept |= _verdicts[i].Kept;
                dropped |= !_verdicts[i].Kept;
            }
        }
    }
}
