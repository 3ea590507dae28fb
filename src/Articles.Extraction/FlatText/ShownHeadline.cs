using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Finds the headline above a body that was found: pages have tables of contents, boxes and pictures between the two, and headings of
/// teasers above. The points are rounded log odds, fitted to pages flattened by lynx, w3m, html2text and Chromium: 0.54 of the titles were
/// right before, 0.69 are on pages of sites left out of the fit. Safe for concurrent callers.
/// </summary>
internal static class ShownHeadline
{
    private const int MaxWords = 32;
    private const int Reach = 150;

    /// <summary>The lines above an author's name among which the headline may be.</summary>
    public const int LinesAboveAuthor = 3;

    /// <summary>The fewest words of a headline there: names of sections have fewer.</summary>
    public const int MinHeadlineWords = 4;
    private const double MinScore = 3.5;

    /// <summary>The block's index; -1 when no block above the body is likely to be the headline.</summary>
    /// <param name="blocks">The page's blocks.</param>
    /// <param name="shape">What stands where on the page.</param>
    /// <param name="bodyStart">The body's first block.</param>
    /// <param name="isAuthor">Whether a block is the name of the author, which stands above a date as a headline does.</param>
    public static int Find(List<TextBlock> blocks, PageShape shape, int bodyStart, Func<int, bool> isAuthor)
    {
        var (best, bestScore, author) = (-1, MinScore, -1);
        for (var i = Math.Max(0, bodyStart - Reach); i < bodyStart; i++)
        {
            if (blocks[i].Words is >= 2 and <= MaxWords && Score(blocks, shape, i, bodyStart) is var score && score > bestScore)
            {
                (best, bestScore, author) = isAuthor(i) ? (best, bestScore, i) : (i, score, author);
            }
        }

        return best < 0 && author > 0 ? Above(blocks, shape, author, bodyStart) : best;
    }

    /// <summary>The likeliest of the lines above an author's name; -1 when none may be a headline.</summary>
    public static int Above(List<TextBlock> blocks, PageShape shape, int author, int bodyStart) =>
        Enumerable.Range(Math.Max(0, author - LinesAboveAuthor), Math.Min(author, LinesAboveAuthor))
            .Where(i => blocks[i] is { Words: >= MinHeadlineWords and <= MaxWords, Phrase: null })
            .DefaultIfEmpty(-1)
            .MaxBy(i => i < 0 ? 0 : Score(blocks, shape, i, bodyStart));

    private static double Score(List<TextBlock> blocks, PageShape shape, int index, int bodyStart) =>
        OfWords(blocks[index]) + OfSigns(blocks[index].Marks) + OfKind(blocks[index]) + OfPlace(blocks, shape, index, bodyStart);

    private static double OfWords(TextBlock block)
    {
        var score = block.Words switch
        {
            <= 2 => -1.9,
            3 => -0.4,
            <= 6 => 0.2,
            <= 9 => 0.7,
            <= 13 => 1,
            <= 18 => -0.2,
            <= 24 => -1.2,
            _ => -1.7,
        };
        score += block.TopicShare switch { <= 0.15 => -2, <= 0.3 => -1.7, <= 0.5 => -1, <= 0.75 => 0.5, _ => 1.6 };
        return score - (block.InnerSentences > 0 ? 0.6 : 0) - (block.Digits * 4 > block.Text.Length ? 0.4 : 0);
    }

    private static double OfSigns(BlockMarks marks)
    {
        var score = 0.0;
        foreach (var (mark, points) in (ReadOnlySpan<(BlockMarks, double)>)
            [
                (BlockMarks.Separator, -2.3), (BlockMarks.Arrow, -2), (BlockMarks.At, -1.2), (BlockMarks.Copyright, -0.4),
                (BlockMarks.Link, -3.5), (BlockMarks.Exclamation, 2.1), (BlockMarks.Bullet, -2.8), (BlockMarks.Shouted, -0.3),
            ])
        {
            score += (marks & mark) != 0 ? points : 0;
        }

        return score;
    }

    private static double OfKind(TextBlock block)
    {
        var score = block.Type switch
        {
            BlockType.Headline => 0.9,
            BlockType.Sentence or BlockType.Figures => 0.1,
            BlockType.LongProse => -0.5,
            BlockType.Label or BlockType.Boilerplate => -0.9,
            _ => -1.2,
        };
        score += block.Ending switch { BlockEnding.None => 0.6, BlockEnding.Question => 1.3, _ => -1.4 };
        score -= block.IsByline ? 1.8 : 0;
        score -= block.HasDate ? 1 : 0;
        score -= block.Caption == CaptionKind.None ? 0 : 1.3;
        return score - block.Phrase switch { null => 0, { WholeLine: true } => 2, _ => 1.4 };
    }

    private static double OfPlace(List<TextBlock> blocks, PageShape shape, int index, int bodyStart)
    {
        var block = blocks[index];
        var score = block is { IsInTitle: true, Words: >= 4 } ? 3 : 0.0;
        score += block.Rank switch { 1 => 4, 2 => 1, _ => 0 };
        score += shape.MetaBetween(index + 1, index + 4) switch { 0 => -0.3, 1 => 0, _ => 0.6 };
        score += shape.MetaBetween(index + 1, index + 7) switch { 0 => -1, _ => 0.8 };
        score += (bodyStart - index) switch { 1 => -0.4, <= 20 => 0.2, <= 40 => -0.2, _ => -1.5 };
        score += shape.UntilProse[index] switch { <= 5 => 0.3, <= 15 => -0.2, _ => -1.5 };
        score += shape.SinceProse[index] switch { <= 1 => -1, <= 3 => -0.8, <= 10 => 0, _ => 0.5 };
        score += (block.BlankBefore, block.BlankAfter) switch
        {
            (true, true) => 1.4,
            (false, true) => 0,
            (true, false) => -0.8,
            _ => -1.1,
        };

        // The first line may be the page's title: it names the site too, and a later line says the headline alone.
        return score - (index == 0 && bodyStart > 1 ? 2.3 : 0) - (block.Occurrences > 3 ? 0.5 : 0);
    }
}
