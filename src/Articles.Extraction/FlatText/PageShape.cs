
namespace Articles.Extraction.FlatText;

/// <summary>Where a page has its prose and its boilerplate: the source of each block's features.</summary>
internal sealed class PageShape
{
    // Scores of a block for the densest stretch: the words of prose it brings, less what every line that is no prose costs (maximum
    // subsequence segmentation, Pasternack and Roth, WWW 2009).
    private const double LinePenalty = 6;
    private const double MaxGain = 40;
    private const int SectionReach = 14;

    private readonly int[] _prose;
    private readonly int[] _boilerplate;
    private readonly int[] _meta;

    public PageShape(List<TextBlock> blocks)
    {
        var count = blocks.Count;
        _prose = new int[count + 1];
        _boilerplate = new int[count + 1];
        _meta = new int[count + 1];
        SinceColon = new int[count];
        RunLength = new int[count];
        SinceProse = new int[count];
        UntilProse = new int[count];
        SinceTitle = new int[count];
        SinceMeta = new int[count];
        Section = new BlockRole?[count];
        AfterComments = new bool[count];
        CountForward(blocks);
        CountBackward(blocks);
        (SegmentStart, SegmentEnd) = DensestStretch(blocks);
        BodyIndent = FindBodyIndent(blocks);
        Headline = HeadlineFinder.Find(blocks, this);
        IsHeadlineSure = Headline >= 0 && blocks[Headline].IsInTitle && blocks[Headline].Words >= 4;
    }

    /// <summary>Whether the page's title confirms the headline.</summary>
    public bool IsHeadlineSure { get; }

    /// <summary>The block that is most likely the headline; -1 when none is.</summary>
    public int Headline { get; }

    /// <summary>Lines since one that ends in a colon, with no long paragraph since; 0 when there is none.</summary>
    public int[] SinceColon { get; }

    /// <summary>Lines in a row without a blank line.</summary>
    public int[] RunLength { get; }

    /// <summary>Lines since a long paragraph; large when there was none.</summary>
    public int[] SinceProse { get; }

    /// <summary>Lines until one.</summary>
    public int[] UntilProse { get; }

    /// <summary>Lines since one that the page's title repeats; -1 before.</summary>
    public int[] SinceTitle { get; }

    /// <summary>Lines since a byline or date; -1 before.</summary>
    public int[] SinceMeta { get; }

    /// <summary>
    /// The kind of heading that a block stands under, until a long paragraph ends the section or it has gone on for long.
    /// </summary>
    public BlockRole?[] Section { get; }

    /// <summary>Whether the comments began before.</summary>
    public bool[] AfterComments { get; }

    /// <summary>The first block of the densest stretch of prose.</summary>
    public int SegmentStart { get; }

    /// <summary>The block after its last.</summary>
    public int SegmentEnd { get; }

    /// <summary>The indentation that most of the stretch's prose has; null when the page has none.</summary>
    public int? BodyIndent { get; }

    /// <summary>Whether the page is nothing but an article: no boilerplate, no menu, mostly prose.</summary>
    public bool IsBare(List<TextBlock> blocks)
    {
        var (words, labels) = (0, 0);
        foreach (var block in blocks)
        {
            words += block.Words;
            labels = block.Type == BlockType.Label ? labels + 1 : 0;
            if (labels >= 3 || block.Type is BlockType.Boilerplate or BlockType.Picture
                || (block.Type == BlockType.Meta && !block.HasSharedLabel))
            {
                return false;
            }
        }

        return _prose[^1] * 10 >= words * 7 && (blocks.Count == 0 || blocks[^1].IsProse);
    }

    /// <summary>Words of prose in the blocks from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public int ProseBetween(int start, int end) => Between(_prose, start, end);

    /// <summary>Blocks of boilerplate there.</summary>
    public int BoilerplateBetween(int start, int end) => Between(_boilerplate, start, end);

    /// <summary>Bylines, date lines and commenters' names there.</summary>
    public int MetaBetween(int start, int end) => Between(_meta, start, end);

    /// <summary>The share of the page's prose that came before a block.</summary>
    public double ShareBefore(int index) => _prose[^1] == 0 ? 0 : (double)_prose[index] / _prose[^1];

    /// <summary>The share that is still to come after it.</summary>
    public double ShareAfter(int index) => _prose[^1] == 0 ? 0 : 1 - ((double)_prose[index + 1] / _prose[^1]);

    /// <summary>How many of the four lines on each side have its type and about its length.</summary>
    public static int LikeIt(List<TextBlock> blocks, int index)
    {
        var block = blocks[index];
        var alike = 0;
        for (var i = Math.Max(0, index - 4); i <= Math.Min(blocks.Count - 1, index + 4); i++)
        {
            alike += i != index && blocks[i].Type == block.Type && Math.Abs(blocks[i].Words - block.Words) <= 2 + (block.Words / 4) ? 1 : 0;
        }

        return alike;
    }

    private static int Between(int[] sums, int start, int end) =>
        sums[Math.Clamp(end, 0, sums.Length - 1)] - sums[Math.Clamp(start, 0, sums.Length - 1)];

    private void CountForward(List<TextBlock> blocks)
    {
        const int Never = 1000;
        var (sinceProse, sinceTitle, sinceMeta, runStart, sectionAge) = (Never, -1, -1, 0, 0);
        BlockRole? section = null;
        var sinceColon = 0;
        var comments = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            _prose[i + 1] = _prose[i] + (block.IsProse ? block.Words : 0);
            _boilerplate[i + 1] = _boilerplate[i] + (block.Type == BlockType.Boilerplate ? 1 : 0);
            _meta[i + 1] = _meta[i] + (block.Type == BlockType.Meta ? 1 : 0);
            SinceColon[i] = sinceColon;
            sinceColon = block.Type == BlockType.LongProse || sinceColon == 0 ? 0 : sinceColon + 1;
            if (block is { Ending: BlockEnding.Colon, Phrase: null })
            {
                sinceColon = 1;
            }

            (SinceProse[i], SinceTitle[i], SinceMeta[i]) = (sinceProse, sinceTitle, sinceMeta);
            AfterComments[i] = comments;
            if (sectionAge++ > SectionReach)
            {
                section = null;
            }

            Section[i] = section;
            if (block.Type == BlockType.LongProse)
            {
                (sinceProse, section) = (1, null);
            }
            else
            {
                sinceProse = Math.Min(Never, sinceProse + 1);
            }

            if (block.Phrase is { WholeLine: true } phrase)
            {
                (section, sectionAge) = (phrase.Role, 0);
                comments |= phrase.Role == BlockRole.Comments && _prose[i] > 60;
            }

            sinceTitle = Since(sinceTitle, block.IsInTitle);
            sinceMeta = Since(sinceMeta, block.Type == BlockType.Meta);
            if (block.BlankBefore)
            {
                runStart = i;
            }

            RunLength[i] = i - runStart + 1;
        }
    }

    /// <summary>How many blocks ago one was; -1 when none was yet.</summary>
    private static int Since(int before, bool isOne)
    {
        if (isOne)
        {
            return 1;
        }

        return before < 0 ? -1 : before + 1;
    }

    private void CountBackward(List<TextBlock> blocks)
    {
        var untilProse = 1000;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            UntilProse[i] = untilProse;
            untilProse = blocks[i].Type == BlockType.LongProse ? 1 : Math.Min(1000, untilProse + 1);
            if (i + 1 < blocks.Count && !blocks[i + 1].BlankBefore)
            {
                RunLength[i] = RunLength[i + 1];
            }
        }
    }

    private static (int Start, int End) DensestStretch(List<TextBlock> blocks)
    {
        var (best, bestStart, bestEnd) = (0.0, 0, 0);
        var (sum, start) = (0.0, 0);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            sum += block.Type switch
            {
                BlockType.LongProse => Math.Min(MaxGain, block.Words),
                BlockType.Sentence => block.Words * 0.7,
                BlockType.Boilerplate => -LinePenalty * 2,
                _ => -LinePenalty,
            };
            if (sum <= 0)
            {
                (sum, start) = (0, i + 1);
            }
            else if (sum > best)
            {
                (best, bestStart, bestEnd) = (sum, start, i + 1);
            }
        }

        return (bestStart, bestEnd);
    }

    private int? FindBodyIndent(List<TextBlock> blocks)
    {
        var words = new Dictionary<int, int>();
        var indented = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            indented |= blocks[i].Indent > 0;
            if (i >= SegmentStart && i < SegmentEnd && blocks[i].IsProse)
            {
                words[blocks[i].Indent] = words.GetValueOrDefault(blocks[i].Indent) + blocks[i].Words;
            }
        }

        return indented && words.Count > 0 ? words.MaxBy(pair => pair.Value).Key : null;
    }
}
