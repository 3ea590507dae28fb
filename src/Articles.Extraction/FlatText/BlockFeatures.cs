
namespace Articles.Extraction.FlatText;

/// <summary>
/// Turns the blocks of a page into features for <see cref="BlockTagger"/>: what a block is on its own, what stands around it, and where
/// it stands on the page. All are buckets of counts and shares, none is a word, so that a page in another language looks the same.
/// </summary>
internal sealed class BlockFeatures
{
    private const int Types = 8;
    private const int Near = 3;
    private const int Far = 10;

    private readonly List<FeatureFamily> _families = [];
    private readonly List<int> _familyOf = [];
    private readonly FeatureFamily _length, _ending, _stop, _capitals, _shouted, _first, _inner, _commas, _digits, _marks, _phrase,
    _phraseLong, _caption, _meta, _date, _repeat,
        _title, _topic, _indent, _indentStep, _blank, _run, _previous, _next, _previous2, _next2, _pairBefore, _pairAfter, _before, _after,
        _beforeFar, _afterFar, _boilerplateBefore,
        _boilerplateAfter, _section, _comments, _proseBefore, _proseAfter, _segment, _toSegmentStart, _toSegmentEnd, _proseGap,
        _lengthBefore, _lengthAfter, _titleSeen, _metaSeen,
        _isolated, _sameShape, _cues, _dateOnly, _speaker, _label, _author, _headline, _sureHeadline, _metaNear, _colon, _again;

    public BlockFeatures()
    {
        _length = Add("length", "its length", 10);
        _ending = Add("ending", "how it ends", 10 * 6);
        _stop = Add("stop", "its share of function words", 6 * 3);
        _capitals = Add("capitals", "its capitals", 5 * 3);
        _shouted = Add("shouted", "whether it is all capitals", 2 * 3);
        _first = Add("first", "how it starts", 7 * 3);
        _inner = Add("inner", "how many sentences it holds", 4);
        _commas = Add("commas", "its commas", 3 * 3);
        _digits = Add("digits", "its digits", 4 * 3);
        _marks = Add("marks", "its signs", 9 * 3);
        _phrase = Add("phrase", "what phrase it is", 13);
        _phraseLong = Add("phrase-long", "what phrase it opens with", 14);
        _caption = Add("caption", "whether it is a caption", 3 * 3);
        _meta = Add("meta", "whether it is a byline, dateline or mark", 5);
        _date = Add("date", "a date in it", 3);
        _repeat = Add("repeat", "how often the page says it", 3 * 3);
        _title = Add("title", "whether the page's title says it", 2);
        _topic = Add("topic", "the words it shares with the article", 6 * 3);
        _indent = Add("indent", "its indentation", 4 * 3);
        _indentStep = Add("indent-step", "indentation against the line before", 4);
        _blank = Add("blank", "blank lines around it", 4 * 3);
        _run = Add("run", "lines without a blank line between", 5 * 3);
        _previous = Add("previous", "the line before", Types + 1);
        _next = Add("next", "the line after", Types + 1);
        _previous2 = Add("previous2", "the second line before", Types + 1);
        _next2 = Add("next2", "the second line after", Types + 1);
        _pairBefore = Add("pair-before", "what it follows", Types * (Types + 1));
        _pairAfter = Add("pair-after", "what it precedes", Types * (Types + 1));
        _before = Add("prose-near-before", "how much prose comes just before", 5 * 3);
        _after = Add("prose-near-after", "how much prose comes just after", 5 * 3);
        _beforeFar = Add("prose-far-before", "how much prose comes before", 5 * 3);
        _afterFar = Add("prose-far-after", "how much prose comes after", 5 * 3);
        _boilerplateBefore = Add("boilerplate-before", "how much boilerplate comes just before", 4);
        _boilerplateAfter = Add("boilerplate-after", "how much boilerplate comes just after", 4);
        _section = Add("section", "the heading it stands under", 7 * 3);
        _comments = Add("comments", "whether comments began before", 2 * 3);
        _proseBefore = Add("share-before", "how much of the page's prose came before", 6 * 3);
        _proseAfter = Add("share-after", "how much of the page's prose is to come", 6 * 3);
        _segment = Add("segment", "the densest stretch of prose", 3 * Types);
        _toSegmentStart = Add("segment-start", "where the densest stretch starts", 9);
        _toSegmentEnd = Add("segment-end", "where the densest stretch ends", 9);
        _proseGap = Add("prose-gap", "lines since and until a long paragraph", 5 * 5);
        _lengthBefore = Add("length-before", "the length of the line before", 6 * 3);
        _lengthAfter = Add("length-after", "the length of the line after", 6 * 3);
        _titleSeen = Add("title-seen", "whether the headline came", 4);
        _metaSeen = Add("meta-seen", "whether byline or date came", 4);
        _isolated = Add("isolated", "whether paragraphs stand on both sides", 4 * Types);
        _cues = Add("cues", "how promotional its words are", 4 * 3);
        _dateOnly = Add("date-only", "whether it is only a date", 2);
        _speaker = Add("speaker", "whether it is a commenter's name", 2);
        _label = Add("label", "whether it has an interview's label", 2);
        _author = Add("author", "whether it names the author", 3);
        _headline = Add("headline", "where the headline stands", 9 * 3);
        _sureHeadline = Add("sure-headline", "where the title's headline stands", 8 * 3);
        _metaNear = Add("meta-near", "how many bylines and dates are near", 4 * 3);
        _colon = Add("colon", "whether a colon introduced it", 4 * 3);
        _again = Add("again", "whether it repeats the line before", 2);
        _sameShape = Add("same-shape", "how many lines like it are near", 4 * 3);
    }

    /// <summary>The families, in order of their offsets.</summary>
    public IReadOnlyList<FeatureFamily> Families => _families;

    /// <summary>Which family a feature belongs to.</summary>
    public int FamilyIndex(int feature) => _familyOf[feature];

    /// <summary>How many features there are.</summary>
    public int Count { get; private set; }

    /// <summary>The features of each block of a measured page, ascending.</summary>
    public int[][] Extract(List<TextBlock> blocks, PageShape page)
    {
        var features = new int[blocks.Count][];
        var buffer = new List<int>(96);
        for (var i = 0; i < blocks.Count; i++)
        {
            buffer.Clear();
            AddOwn(blocks[i], buffer);
            AddAround(blocks, i, page, buffer);
            AddPlace(blocks[i], i, page, buffer);
            features[i] = [.. buffer];
        }

        return features;
    }

    private FeatureFamily Add(string name, string meaning, int buckets)
    {
        var family = new FeatureFamily(name, meaning, Count, buckets);
        _families.Add(family);
        Count += buckets;
        for (var i = 0; i < buckets; i++)
        {
            _familyOf.Add(_families.Count - 1);
        }

        return family;
    }

    private void AddOwn(TextBlock block, List<int> to)
    {
        var size = Size(block);
        Put(to, _length, LengthBucket(block.Words));
        Put(to, _ending, (LengthBucket(block.Words) * 6) + (int)block.Ending);
        var words = Math.Max(1, block.Words);
        Put(to, _stop, (Cut((double)block.StopWords / words, [0.001, 0.15, 0.3, 0.4, 0.5]) * 3) + size);
        Put(to, _capitals, (Cut((double)block.Capitals / words, [0.08, 0.25, 0.5, 0.8]) * 3) + size);
        if ((block.Marks & BlockMarks.Shouted) != 0)
        {
            Put(to, _shouted, size);
        }

        Put(to, _first, (FirstBucket(block) * 3) + size);
        Put(to, _inner, Math.Min(3, block.InnerSentences));
        Put(to, _commas, (Math.Min(2, block.Commas) * 3) + size);
        Put(to, _digits, (Cut((double)block.Digits / block.Text.Length, [0.001, 0.1, 0.3]) * 3) + size);
        for (var mark = 0; mark < 9; mark++)
        {
            if (((int)block.Marks & (1 << mark)) != 0)
            {
                Put(to, _marks, (mark * 3) + size);
            }
        }

        if (block.Phrase is { } phrase)
        {
            var role = RoleIndex(phrase.Role);
            Put(to, _phrase, (role * 2) + (phrase.WholeLine ? 1 : 0));
            if (!phrase.WholeLine)
            {
                Put(to, _phraseLong, (role * 2) + (block.Words > 20 ? 1 : 0));
            }
        }
        else
        {
            Put(to, _phrase, 12);
        }

        Put(to, _caption, ((int)block.Caption * 3) + size);
        if (block.IsByline)
        {
            Put(to, _meta, 0);
        }

        if (block.WireMark is not null)
        {
            Put(to, _meta, 1);
        }

        if (block.Dateline is { } dateline)
        {
            Put(to, _meta, dateline.Agency is null ? 2 : 3);
        }

        if (block.HasDate)
        {
            Put(to, _date, size);
        }

        Put(to, _cues, (Math.Min(3, block.Cues) * 3) + size);
        Put(to, _dateOnly, block.IsDateOnly ? 1 : 0);
        Put(to, _speaker, block.IsSpeaker ? 1 : 0);
        Put(to, _label, block.HasSharedLabel ? 1 : 0);
        if (block.NamesAuthor)
        {
            Put(to, _author, size);
        }

        Put(to, _repeat, (Math.Min(2, block.Occurrences - 1) * 3) + size);
        Put(to, _title, block.IsInTitle ? 1 : 0);
        Put(to, _topic, (Cut(block.TopicShare, [0.001, 0.15, 0.3, 0.5, 0.75]) * 3) + size);
    }

    private void AddAround(List<TextBlock> blocks, int i, PageShape page, List<int> to)
    {
        var block = blocks[i];
        var size = Size(block);
        var previous = i > 0 ? (int)blocks[i - 1].Type : Types;
        var next = i + 1 < blocks.Count ? (int)blocks[i + 1].Type : Types;
        Put(to, _previous, previous);
        Put(to, _next, next);
        Put(to, _previous2, i > 1 ? (int)blocks[i - 2].Type : Types);
        Put(to, _next2, i + 2 < blocks.Count ? (int)blocks[i + 2].Type : Types);
        Put(to, _pairBefore, ((int)block.Type * (Types + 1)) + previous);
        Put(to, _pairAfter, ((int)block.Type * (Types + 1)) + next);
        Put(to, _lengthBefore, (ShortLengthBucket(i > 0 ? blocks[i - 1].Words : 0) * 3) + size);
        Put(to, _lengthAfter, (ShortLengthBucket(i + 1 < blocks.Count ? blocks[i + 1].Words : 0) * 3) + size);
        Put(to, _blank, (((block.BlankBefore ? 2 : 0) + (block.BlankAfter ? 1 : 0)) * 3) + size);
        Put(to, _run, (Cut(page.RunLength[i], [1.5, 2.5, 4.5, 9.5]) * 3) + size);
        Put(to, _indentStep, i == 0 ? 3 : Math.Sign(block.Indent - blocks[i - 1].Indent) + 1);

        // Words of prose within the nearest and the farther lines, to each side.
        ReadOnlySpan<int> cuts = [5, 25, 60, 120];
        Put(to, _before, (Cut(page.ProseBetween(i - Near, i), cuts) * 3) + size);
        Put(to, _after, (Cut(page.ProseBetween(i + 1, i + 1 + Near), cuts) * 3) + size);
        ReadOnlySpan<int> farCuts = [15, 60, 150, 350];
        Put(to, _beforeFar, (Cut(page.ProseBetween(i - Far, i), farCuts) * 3) + size);
        Put(to, _afterFar, (Cut(page.ProseBetween(i + 1, i + 1 + Far), farCuts) * 3) + size);
        Put(to, _boilerplateBefore, Math.Min(3, page.BoilerplateBetween(i - 5, i)));
        Put(to, _boilerplateAfter, Math.Min(3, page.BoilerplateBetween(i + 1, i + 6)));
        Put(to, _proseGap, (Gap(page.SinceProse[i]) * 5) + Gap(page.UntilProse[i]));
        Put(to, _isolated, (((page.SinceProse[i] == 1 ? 2 : 0) + (page.UntilProse[i] == 1 ? 1 : 0)) * Types) + (int)block.Type);
        Put(to, _metaNear, (Cut(page.MetaBetween(i - 8, i) + page.MetaBetween(i + 1, i + 9), [0, 1, 3]) * 3) + size);
        Put(to, _colon, (Cut(page.SinceColon[i], [0, 1, 12]) * 3) + size);
        Put(to, _again, i > 0 && blocks[i - 1].Text == block.Text ? 1 : 0);
        Put(to, _sameShape, (Cut(PageShape.LikeIt(blocks, i), [0.5, 1.5, 3.5]) * 3) + size);
    }

    private void AddPlace(TextBlock block, int i, PageShape page, List<int> to)
    {
        var size = Size(block);
        if (page.BodyIndent is { } indent)
        {
            Put(to, _indent, ((Math.Sign(block.Indent - indent) + 1) * 3) + size);
        }
        else
        {
            Put(to, _indent, (3 * 3) + size);
        }

        Put(to, _section, ((page.Section[i] is { } role ? RoleIndex(role) : 6) * 3) + size);
        Put(to, _comments, ((page.AfterComments[i] ? 1 : 0) * 3) + size);
        Put(to, _proseBefore, (Cut(page.ShareBefore(i), [0.001, 0.1, 0.3, 0.6, 0.9]) * 3) + size);
        Put(to, _proseAfter, (Cut(page.ShareAfter(i), [0.001, 0.1, 0.3, 0.6, 0.9]) * 3) + size);
        var inside = i switch
        {
            _ when i < page.SegmentStart => 0,
            _ when i < page.SegmentEnd => 1,
            _ => 2,
        };
        Put(to, _segment, (inside * Types) + (int)block.Type);
        Put(to, _toSegmentStart, SignedBucket(i - page.SegmentStart));
        Put(to, _toSegmentEnd, SignedBucket(i - page.SegmentEnd));
        Put(to, _headline, ((page.Headline < 0 ? 8 : HeadlineBucket(i - page.Headline)) * 3) + size);
        if (page.IsHeadlineSure)
        {
            Put(to, _sureHeadline, (HeadlineBucket(i - page.Headline) * 3) + size);
        }

        Put(to, _titleSeen, page.SinceTitle[i] switch { < 0 => 0, 1 => 1, <= 6 => 2, _ => 3 });
        Put(to, _metaSeen, page.SinceMeta[i] switch { < 0 => 0, 1 => 1, <= 6 => 2, _ => 3 });
    }

    private static void Put(List<int> to, FeatureFamily family, int bucket) => to.Add(family.Offset + bucket);

    private static int LengthBucket(int words) => Cut(words, [1, 3, 5, 8, 12, 18, 26, 40, 70]);

    private static int ShortLengthBucket(int words) => Cut(words, [1, 4, 9, 16, 30]);

    /// <summary>Short, middling or long: most measures mean something else in each.</summary>
    private static int Size(TextBlock block) => block.Words switch { <= 7 => 0, <= 21 => 1, _ => 2 };

    private static int Gap(int lines) => Cut(lines, [1, 2, 4, 9]);

    private static int SignedBucket(int distance) => distance switch
    {
        < -12 => 0,
        < -4 => 1,
        < -1 => 2,
        -1 => 3,
        0 => 4,
        1 => 5,
        <= 4 => 6,
        <= 12 => 7,
        _ => 8,
    };

    private static int HeadlineBucket(int distance) => distance switch
    {
        < 0 => 0,
        0 => 1,
        1 => 2,
        <= 3 => 3,
        <= 6 => 4,
        <= 12 => 5,
        <= 40 => 6,
        _ => 7,
    };

    private static int FirstBucket(TextBlock block)
    {
        var c = block.Text[0];
        if ((block.Marks & BlockMarks.Bullet) != 0)
        {
            return 3;
        }

        if (char.IsLower(c))
        {
            return 0;
        }

        if (char.IsUpper(c))
        {
            return 1;
        }

        if (char.IsDigit(c))
        {
            return 2;
        }

        if (c is '"' or '“' or '„' or '«' or '\'' or '‘' or '「')
        {
            return 4;
        }

        return c is '(' or '[' ? 5 : 6;
    }

    private static int RoleIndex(BlockRole role) => role switch
    {
        BlockRole.Navigation => 0,
        BlockRole.Promotion => 1,
        BlockRole.Related => 2,
        BlockRole.Comments => 3,
        BlockRole.AuthorBio => 4,
        _ => 5,
    };

    private static int Cut(double value, ReadOnlySpan<double> cuts)
    {
        var bucket = 0;
        while (bucket < cuts.Length && value > cuts[bucket])
        {
            bucket++;
        }

        return bucket;
    }

    private static int Cut(int value, ReadOnlySpan<int> cuts)
    {
        var bucket = 0;
        while (bucket < cuts.Length && value > cuts[bucket])
        {
            bucket++;
        }

        return bucket;
    }
}
