
namespace Articles.Extraction.FlatText;

/// <summary>
/// Finds the headline among the blocks of a page by what speaks for one: the page's title repeats it, a byline or a date follows, prose is
/// near and uses its words, and no paragraph stands right above it.
/// </summary>
internal static class HeadlineFinder
{
    private const int MaxWords = 32;
    private const double MinScore = 2;

    /// <summary>The index of the likeliest headline, or -1.</summary>
    public static int Find(List<TextBlock> blocks, PageShape page)
    {
        var (best, bestScore) = (-1, MinScore);
        for (var i = 0; i < blocks.Count && i <= page.SegmentEnd; i++)
        {
            if (IsCandidate(blocks[i]) && Score(blocks, page, i) is var score && score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    private static bool IsCandidate(TextBlock block) =>
        block.Words is >= 2 and <= MaxWords
            && block is { Caption: Evidence.CaptionKind.None, IsByline: false, IsDateOnly: false, WireMark: null, IsSpeaker: false }
        && block.Phrase is not { WholeLine: true } && (block.IsInTitle || block.Type is BlockType.Headline or BlockType.Label
            || (block.Type is BlockType.Sentence or BlockType.LongProse
                && (block.Ending != BlockEnding.Sentence || (block.Marks & BlockMarks.Exclamation) != 0)));

    private static double Score(List<TextBlock> blocks, PageShape page, int i)
    {
        var block = blocks[i];
        var score = 0.0;
        if (block.IsInTitle)
        {
            score += block.Words >= 4 ? 4.0 : 2.0;
        }

        if (page.MetaBetween(i + 1, i + 7) > 0)
        {
            score += page.MetaBetween(i + 1, i + 4) > 0 ? 2.5 : 1.5;
        }

        score += page.UntilProse[i] switch { <= 3 => 2, <= 8 => 1.5, <= 15 => 0.5, _ => -1 };
        score += 3 * block.TopicShare;
        score += block.Occurrences switch { 1 => 0, 2 => 0.5, _ => -1 };
        score += (i - page.SegmentStart) switch { > 1 => -3, >= -12 => 2, _ => 0 };
        score += block.Ending switch
        {
            BlockEnding.None or BlockEnding.Question => 0.5,
            BlockEnding.Sentence => (block.Marks & BlockMarks.Exclamation) != 0 ? 0.5 : -2.5,
            _ => -1.5,
        };
        score -= block.Digits * 4 > block.Text.Length ? 2 : 0;
        score -= block.Words switch { < 4 => 1.5, > 22 => 1.5, _ => 0 };
        score -= page.SinceProse[i] <= 1 ? 2 : 0;
        score -= page.Section[i] is BlockRole.Related or BlockRole.Comments ? 1.5 : 0;
        score -= block.Phrase is not null ? 1.5 : 0;
        score -= (block.Marks & BlockMarks.Link) != 0 ? 3 : 0;
        score -= block.Cues > 0 ? 1 : 0;
        score -= (block.Marks & BlockMarks.Shouted) != 0 && block.Words < 6 ? 0.5 : 0;
        score -= (block.Marks & (BlockMarks.Separator | BlockMarks.Arrow | BlockMarks.Bullet | BlockMarks.Copyright)) != 0 ? 1 : 0;
        score -= block.InnerSentences > 1 ? 2 : 0;

        // The first line may be the page's title: it names the site too, and a later line says the headline alone.
        score -= i == 0 && (block.Marks & BlockMarks.Separator) != 0 ? 1 : 0;
        return score;
    }
}
