using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>Reads headline, byline, agency, dates and captions off the blocks around a body.</summary>
internal sealed class TextMetadata(ArticleSignals signals, TaggedPage page)
{
    private const int LinesAbove = 4;
    private const int LinesBelow = 8;
    private const int LinesAboveDate = 30;
    private const int LinesAboveLabelledDate = 150;
    private const int MaxDateLineWords = 25;
    private const int MaxMarkedBylineWords = 12;
    private const int MaxPictureLength = 80;
    private const int LinesToByline = 3;
    private const int MaxLabelWords = 3;
    private const int MaxPartedLength = 120;
    private const string PartSigns = "·•|";

    // What WordPress says of an author's picture.
    private const string Avatar = "Avatar photo ";
    private const string Bullets = "*+•●▪□■○☆-–· ";

    private static readonly string[] TitleSeparators = [" | ", " – ", " — ", " - ", " :: ", " « ", " » ", " • ", " · "];

    private readonly int _start = page.BodyStart;
    private readonly int _end = page.BodyEnd;
    private (string Name, int Line)? _byline;

    /// <summary>The block that is the headline, or -1.</summary>
    public int HeadlineIndex { get; } = FindHeadline(page, new ShownAuthor(signals, page));

    private static int FindHeadline(TaggedPage page, ShownAuthor author)
    {
        var start = page.BodyStart;
        var shown = ShownHeadline.Find(page.Blocks, page.Shape, start, author.IsBelowHeadline);
        if (shown >= 0 || page.Headline < 0 || page.Headline >= start)
        {
            return shown;
        }

        return author.IsBelowHeadline(page.Headline) ? ShownHeadline.Above(page.Blocks, page.Shape, page.Headline, start) : page.Headline;
    }

    /// <summary>The headline, without the site's name after it.</summary>
    public string? FindTitle()
    {
        if (HeadlineIndex is >= 0 and var index)
        {
            return index == 0 ? WithoutSite(page.Blocks[0].Text) : page.Blocks[index].Text;
        }

        var first = page.Blocks[0];
        return _start > 0
            && first is
            {
                Words: >= 4 and <= 40, Phrase: null, TopicShare: > 0.4, Type: BlockType.Headline or BlockType.Sentence
                    or BlockType.LongProse
            }
                ? WithoutSite(first.Text)
                : null;
    }

    /// <summary>The author or authors.</summary>
    public string? FindByline() => (_byline ??= FindBylineLine())?.Name;

    private (string Name, int Line)? FindBylineLine()
    {
        var shown = new ShownAuthor(signals, page);
        foreach (var i in Around())
        {
            var block = page.Blocks[i];
            if (block.IsByline && block.Words <= 30)
            {
                return signals.Bylines.Find(block.Text) is { } names ? (names, i) : null;
            }

            if (i < _start && (shown.BelowLabel(i) ?? (i > HeadlineIndex ? MarkedByline(block) : null)) is { } name)
            {
                return (name, i);
            }
        }

        return shown.Find(HeadlineIndex);
    }

    /// <summary>A byline behind a bullet or a picture's name: <c>• By Jane Doe</c>, <c>[portrait] By Jane Doe</c>.</summary>
    private string? MarkedByline(TextBlock block) =>
        block.Words <= MaxMarkedBylineWords && Shown(block.Text) is var line && line.Length < block.Text.Length
            ? NamesIn(line) ?? BylineAmid(line)
            : BylineAmid(block.Text);

    /// <summary>A byline behind a sign that sets the parts of a line apart: <c>Travel · by Jane Doe · 4 May 2026</c>.</summary>
    private string? BylineAmid(string line)
    {
        var at = line.Length > MaxPartedLength ? -1 : line.AsSpan().IndexOfAny(PartSigns);
        return at < 0 ? null : NamesIn(line[(at + 1)..]) ?? BylineAmid(line[(at + 1)..]);
    }

    private string? NamesIn(string line) =>
        signals.Bylines.Find(line) is { } names && names.Contains(' ', StringComparison.Ordinal) ? names : null;

    /// <summary>A line without the bullets and the pictures' names that it opens with.</summary>
    internal static string Shown(string text)
    {
        var line = text.AsSpan().TrimStart(Bullets);
        if (line.StartsWith(Avatar, StringComparison.Ordinal))
        {
            line = line[Avatar.Length..];
        }

        while (line.Length > 0 && line[0] == '[' && line.IndexOf(']') is > 0 and < MaxPictureLength and var end)
        {
            line = line[(end + 1)..].TrimStart(Bullets);
        }

        return line.Length == text.Length ? text : line.ToString();
    }

    /// <summary>The agency: by a mark or credit line, the dateline, or the body's last words.</summary>
    public string? FindAgency()
    {
        for (var i = _end + 1; i <= Math.Min(page.Blocks.Count - 1, _end + LinesBelow); i++)
        {
            if (page.Blocks[i].WireMark is { } mark)
            {
                return mark;
            }

            if (page.Blocks[i].Phrase is { Role: BlockRole.Related or BlockRole.Comments } || page.Blocks[i].Type == BlockType.Headline)
            {
                break;
            }
        }

        for (var i = _start; i <= Math.Min(_end, _start + 2); i++)
        {
            if (page.States[i] == BlockState.Body && page.Blocks[i].Dateline?.Agency is { } agency)
            {
                return agency;
            }
        }

        for (var i = _end; i >= Math.Max(_start, _end - 1); i--)
        {
            if (signals.Agencies.FindAtEnd(page.Blocks[i].Text) is { } agency)
            {
                return agency;
            }
        }

        for (var i = Math.Max(0, HeadlineIndex); i < _start; i++)
        {
            if (page.Blocks[i].WireMark is { } mark)
            {
                return mark;
            }

            if (page.Blocks[i].Words <= 12 && AgencyInByline(page.Blocks[i].Text) is { } agency)
            {
                return agency;
            }
        }

        return null;
    }

    /// <summary>First publication and last change, as far as lines beside the article say so.</summary>
    public (DateTimeOffset? Published, DateTimeOffset? Modified) FindDates()
    {
        DateTimeOffset? published = null, modified = null, unlabelled = null;
        foreach (var i in Around())
        {
            var block = page.Blocks[i];
            if (!block.HasDate || block.Words > MaxDateLineWords || block.Caption != CaptionKind.None || block.Type == BlockType.Sentence)
            {
                continue;
            }

            foreach (var finding in signals.Dates.Find(block.Text, page.Language))
            {
                switch (finding.Role == DateRole.Unlabelled ? RoleAbove(i) : finding.Role)
                {
                    case DateRole.Published:
                        published ??= finding.Instant;
                        break;
                    case DateRole.Modified:
                        modified ??= finding.Instant;
                        break;
                    default:
                        unlabelled ??= i < _start && i > HeadlineIndex - 2 ? finding.Instant : null;
                        break;
                }
            }
        }

        return (published ?? unlabelled ?? DateAtTop() ?? DateAbove() ?? DateAtByline(), modified);
    }

    /// <summary>What the line above says of the only date in a line: "Published" or "Last updated" by itself.</summary>
    private DateRole RoleAbove(int index) =>
        index > 0 && page.Blocks[index - 1] is { Words: > 0 and <= MaxLabelWords, HasDate: false } above
            ? signals.Dates.RoleOf(above.Text)
            : DateRole.Unlabelled;

    /// <summary>The date by itself behind the first lines of the body: a standfirst or the headline once more stands above it.</summary>
    private DateTimeOffset? DateAtTop()
    {
        for (var i = _start + 1; i <= Math.Min(_end - 1, _start + LinesToByline); i++)
        {
            if (page.Blocks[i] is { HasDate: true, IsDateOnly: true, Words: <= MaxDateLineWords } block
                && signals.Dates.Find(block.Text, page.Language) is [var date] && date.Role != DateRole.Modified
                && RoleAbove(i) != DateRole.Modified)
            {
                return date.Instant;
            }
        }

        return null;
    }

    /// <summary>The date beside a byline that stands far above the body, with contents, boxes and pictures between.</summary>
    private DateTimeOffset? DateAtByline()
    {
        if ((_byline ??= FindBylineLine())?.Line is not { } line || line >= _start)
        {
            return null;
        }

        for (var i = Math.Max(0, line - 1); i <= Math.Min(_start - 1, line + LinesToByline); i++)
        {
            var block = page.Blocks[i];
            if (block.HasDate && block.Words <= MaxDateLineWords
                && signals.Dates.Find(block.Text, page.Language) is [{ Role: not DateRole.Modified } first, ..])
            {
                return first.Instant;
            }
        }

        return null;
    }

    /// <summary>
    /// The date that stands by itself nearest above the body, where none was found beside the headline; farther above, one that a label calls
    /// the publication's.
    /// </summary>
    private DateTimeOffset? DateAbove()
    {
        for (var i = _start - 1; i >= Math.Max(0, _start - LinesAboveLabelledDate); i--)
        {
            var block = page.Blocks[i];
            if (!block.HasDate || block.Words > MaxDateLineWords)
            {
                continue;
            }

            var label = RoleAbove(i);
            if (label != DateRole.Modified
                && signals.Dates.Find(block.Text, page.Language) is [{ Role: not DateRole.Modified } first, ..]
                && (label == DateRole.Published || IsNear(block, i, first.Role == DateRole.Published)))
            {
                return first.Instant;
            }
        }

        return null;
    }

    private bool IsNear(TextBlock block, int index, bool isLabelled) =>
        block.IsDateOnly || block.IsByline ? isLabelled || index >= _start - LinesAboveDate : isLabelled && index >= _start - LinesToByline;

    /// <summary>Captions beside and amid the body, each once, with the credit that stands on the line after.</summary>
    public List<string> FindCaptions()
    {
        var captions = new List<string>();
        var last = Math.Min(page.Blocks.Count - 1, _end + LinesAbove);
        for (var i = Math.Max(0, HeadlineIndex - LinesAbove); i <= last; i++)
        {
            if (CaptionAt(i) is { } caption && !captions.Contains(caption))
            {
                captions.Add(caption);
            }
        }

        return captions;
    }

    private string? CaptionAt(int index)
    {
        var block = page.Blocks[index];
        if (page.States[index] == BlockState.Body)
        {
            return null;
        }

        if (block.Caption == CaptionKind.Caption)
        {
            return block.Text;
        }

        return block.Caption == CaptionKind.Credit && index > 0 && IsUncredited(index - 1)
            ? page.Blocks[index - 1].Text + ' ' + block.Text
            : null;
    }

    private bool IsUncredited(int index)
    {
        var block = page.Blocks[index];
        return page.States[index] != BlockState.Body && index != HeadlineIndex && !block.IsInTitle
            && block is { Words: >= 3 and <= 70, Phrase: null, Caption: CaptionKind.None, IsByline: false, HasDate: false };
    }

    /// <summary>
    /// The blocks beside the body, nearest the headline first: from a little above it to the body's start, then below its end.
    /// </summary>
    private IEnumerable<int> Around()
    {
        var top = HeadlineIndex >= 0 ? HeadlineIndex : Math.Max(0, _start - LinesAbove);
        for (var i = top; i < _start; i++)
        {
            yield return i;
        }

        for (var i = top - 1; i >= Math.Max(0, top - LinesAbove); i--)
        {
            yield return i;
        }

        for (var i = _end + 1; i <= Math.Min(page.Blocks.Count - 1, _end + LinesBelow); i++)
        {
            yield return i;
        }
    }

    private string? AgencyInByline(string text)
    {
        var comma = text.LastIndexOfAny([',', '/', '|']);
        if (signals.Dates.Find(text, page.Language) is [{ Start: > 0 and var start }, ..])
        {
            return signals.Agencies.FindMark(text.AsSpan(0, start).TrimEnd(" ,|-–"));
        }

        if (comma > 0)
        {
            return signals.Agencies.Find(text.AsSpan(comma + 1)) ?? signals.Agencies.Find(text.AsSpan(0, comma));
        }

        return signals.Bylines.HasLead(text) ? signals.Agencies.Find(text.AsSpan(text.IndexOf(' ') + 1)) : null;
    }

    private static string WithoutSite(string title)
    {
        foreach (var separator in TitleSeparators)
        {
            var cut = title.IndexOf(separator, StringComparison.Ordinal);
            if (cut > 15 && cut >= title.Length / 3)
            {
                return title[..cut];
            }
        }

        return title;
    }
}
