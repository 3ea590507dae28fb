using Pipeline.Articles.Cleaning.Html.Metadata;
using Pipeline.Articles.Cleaning.Html.Page;

namespace Pipeline.Articles.Cleaning.Html.Body;

/// <summary>Decides block by block, inside the element that holds the body, what belongs to the article. One for each page.</summary>
internal sealed class BodyFilter
{
    private const double LinkText = 0.7;
    private const int SentenceWords = 12;
    private const int FewWords = 4;
    private const int LabelRepeats = 3;

    private readonly PageContent _page;
    private readonly PageNode _body;
    private readonly PageMetadata _metadata;
    private readonly Verdict[] _verdicts;

    private BodyFilter(PageContent page, PageNode body, PageMetadata metadata)
    {
        (_page, _body, _metadata) = (page, body, metadata);
        _verdicts = new Verdict[page.Blocks.Count];
    }

    /// <summary>One verdict a block of the page.</summary>
    public static IReadOnlyList<Verdict> Judge(PageContent page, PageNode body, PageMetadata metadata)
    {
        var filter = new BodyFilter(page, body, metadata);
        filter.JudgeAlone();
        filter.DropRepetitions();
        filter.TrimHead();
        filter.TrimTail();
        filter.DropEmptyHeadings();
        return filter._verdicts;
    }

    private void JudgeAlone()
    {
        foreach (var block in _page.Blocks)
        {
            _verdicts[block.Index] = Alone(block);
        }
    }

    private Verdict Alone(PageBlock block)
    {
        if (block.Node.Pruned is { } pruned)
        {
            return Verdict.Drop(pruned.Role, pruned.Reason);
        }

        if (block.Index < _body.FirstBlock || block.Index >= _body.EndBlock)
        {
            return Verdict.Drop(BlockRole.Other, "outside the body");
        }

        if (IsHeadline(block))
        {
            return Verdict.Drop(BlockRole.Headline, "is the headline");
        }

        if (block.LinkDensity > LinkText && !(block.Sentences > 0 && block.Words >= SentenceWords))
        {
            return Verdict.Drop(BlockRole.Related, "links");
        }

        return Verdict.Keep("in the body");
    }

    private bool IsHeadline(PageBlock block) =>
        block.Kind is BlockKind.Heading or BlockKind.Paragraph && block.Text.Length < 300 && _metadata.Titles.Any(title => Headline.Agree(title, block.Text));

    /// <summary>What a page says again is said once: whole paragraphs from the second time on, labels and credits that stand at every picture altogether.</summary>
    private void DropRepetitions()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = _body.FirstBlock; i < _body.EndBlock; i++)
        {
            if (_verdicts[i].Kept)
            {
                seen[_page.Blocks[i].Text] = seen.GetValueOrDefault(_page.Blocks[i].Text) + 1;
            }
        }

        if (seen.Count == 0 || seen.Values.Max() == 1)
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

            var label = block.Sentences == 0 && seen[block.Text] >= LabelRepeats && block.Node.Kind != TagKind.Paragraph;
            if (label || (block.Words >= SentenceWords && !met.Add(block.Text)))
            {
                _verdicts[i] = Verdict.Drop(BlockRole.Other, "stands on the page more than once");
            }
        }
    }

    /// <summary>Before the first prose there is no article but headings and what leads to it.</summary>
    private void TrimHead()
    {
        for (var i = _body.FirstBlock; i < _body.EndBlock && _page.Blocks[i].Prose == 0; i++)
        {
            var block = _page.Blocks[i];
            if (_verdicts[i].Kept && block.Kind == BlockKind.Paragraph && (block.Words < FewWords || block.Node.Kind != TagKind.Paragraph))
            {
                _verdicts[i] = Verdict.Drop(BlockRole.Other, "before the first sentence");
            }
        }
    }

    private void TrimTail()
    {
        for (var i = _body.EndBlock - 1; i >= _body.FirstBlock && !(_verdicts[i].Kept && _page.Blocks[i].Prose > 0); i--)
        {
            if (_verdicts[i].Kept && _page.Blocks[i].Kind is BlockKind.Heading)
            {
                _verdicts[i] = Verdict.Drop(BlockRole.Other, "heading after the last sentence");
            }
        }
    }

    /// <summary>A heading whose section has nothing left is no part of the article.</summary>
    private void DropEmptyHeadings()
    {
        var droppedBehind = false;
        var keptBehind = false;
        for (var i = _body.EndBlock - 1; i >= _body.FirstBlock; i--)
        {
            if (_page.Blocks[i].Kind == BlockKind.Heading && _verdicts[i].Kept)
            {
                if (!keptBehind && droppedBehind)
                {
                    _verdicts[i] = Verdict.Drop(BlockRole.Related, "heading of what was dropped");
                }

                (droppedBehind, keptBehind) = (false, false);
            }
            else
            {
                keptBehind |= _verdicts[i].Kept;
                droppedBehind |= !_verdicts[i].Kept;
            }
        }
    }
}
