using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>Says of every block what it was taken for and what spoke for that.</summary>
internal sealed class BlockExplainer(BlockFeatures features, BlockTagger tagger)
{
    // There are few different reasons; racing writers write the same.
    private readonly string?[] _reasons = new string?[BlockTagger.States * (features.Families.Count + 1) * (features.Families.Count + 1)];

    /// <summary>The decisions on a page.</summary>
    /// <param name="page">The page, its states final.</param>
    /// <param name="headline">The headline's block, or -1.</param>
    /// <param name="rules">Blocks that a rule decided.</param>
    public List<BlockDecision> Explain(TaggedPage page, int headline, Dictionary<int, (BlockRole Role, string Reason)> rules)
    {
        var decisions = new List<BlockDecision>(page.Blocks.Count);
        var end = page.BodyEnd;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            var kept = page.States[i] == BlockState.Body;
            var (role, reason) = Decide(page, i, headline, end, rules);
            var text = Excerpt.Of(block.Text, BlockDecision.MaxText);
            decisions.Add(new BlockDecision(role, kept, Math.Round(page.Scores[i], 2), reason, text, $"line {block.Line}"));
        }

        return decisions;
    }

    private (BlockRole Role, string Reason) Decide(
        TaggedPage page, int index, int headline, int end, Dictionary<int, (BlockRole Role, string Reason)> rules)
    {
        if (page.States[index] == BlockState.Body)
        {
            return (BlockRole.Body, Reason(page, index));
        }

        if (rules.TryGetValue(index, out var rule))
        {
            return rule;
        }

        return index == headline
            ? (BlockRole.Headline, "the likeliest headline")
            : (RoleOf(page, index, end), Reason(page, index));
    }

    private static BlockRole RoleOf(TaggedPage page, int index, int end)
    {
        var block = page.Blocks[index];
        return block switch
        {
            { Caption: not CaptionKind.None } => BlockRole.Caption,
            { WireMark: not null } => BlockRole.WireMark,
            { IsInTitle: true } when index < end => BlockRole.Headline,
            { IsByline: true } => BlockRole.Byline,
            { IsSpeaker: true } => BlockRole.Comments,
            { Phrase: { } phrase } => phrase.Role,
            { IsDateOnly: true } => BlockRole.Dateline,
            { NamesAuthor: true } when index > end => BlockRole.AuthorBio,
            { Cues: > 1 } => BlockRole.Promotion,
            _ => page.States[index] switch
            {
                BlockState.Before => BlockRole.Navigation,
                BlockState.Inline or BlockState.After when block.Type is BlockType.Headline or BlockType.Sentence or BlockType.LongProse =>
                    BlockRole.Related,
                _ => BlockRole.Other,
            },
        };
    }

    /// <summary>The two measures that weighed most for what was decided.</summary>
    private string Reason(TaggedPage page, int index)
    {
        var state = (int)page.States[index];
        var other = state == (int)BlockState.Body ? BestOther(page.Features[index]) : (int)BlockState.Body;
        var (first, second) = (-1, -1);
        var (firstGain, secondGain) = (0f, 0f);
        foreach (var feature in page.Features[index])
        {
            var gain = tagger.Weight(feature, state) - tagger.Weight(feature, other);
            if (gain > firstGain)
            {
                (second, secondGain) = (first, firstGain);
                (first, firstGain) = (feature, gain);
            }
            else if (gain > secondGain)
            {
                (second, secondGain) = (feature, gain);
            }
        }

        return Describe(page.States[index], first, second);
    }

    private string Describe(BlockState state, int first, int second)
    {
        var count = features.Families.Count;
        var (major, minor) = (first < 0 ? count : features.FamilyIndex(first), second < 0 ? count : features.FamilyIndex(second));
        return _reasons[(((int)state * (count + 1)) + major) * (count + 1) + minor] ??= Place(state)
            + (first < 0 ? "its neighbours" : features.Families[major].Meaning)
            + (second < 0 || major == minor ? string.Empty : ", " + features.Families[minor].Meaning);
    }

    private static string Place(BlockState state) => state switch
    {
        BlockState.Before => "before the body: ",
        BlockState.Inline => "amid the body: ",
        BlockState.After => "after the body: ",
        _ => string.Empty,
    };

    private int BestOther(int[] active)
    {
        Span<float> sums = stackalloc float[BlockTagger.States];
        foreach (var feature in active)
        {
            for (var state = 0; state < BlockTagger.States; state++)
            {
                sums[state] += tagger.Weight(feature, state);
            }
        }

        if (sums[0] > sums[2] && sums[0] > sums[3])
        {
            return 0;
        }

        return sums[2] > sums[3] ? 2 : 3;
    }
}
