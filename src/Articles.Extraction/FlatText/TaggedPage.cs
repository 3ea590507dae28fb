
namespace Articles.Extraction.FlatText;

/// <summary>A page's blocks with what the tagger said of each.</summary>
/// <param name="Blocks">The blocks, in order.</param>
/// <param name="States">The tagger's states; rules may still change them.</param>
/// <param name="Scores">How much each block's features speak for the body.</param>
/// <param name="Features">Each block's features, for the reasons.</param>
/// <param name="Shape">Where the page has its prose and its boilerplate.</param>
/// <param name="Language">ISO 639-1, or null.</param>
internal sealed record TaggedPage(
    List<TextBlock> Blocks, BlockState[] States, float[] Scores, int[][] Features, PageShape Shape, string? Language)
{
    /// <summary>The likeliest headline before the body is known, or -1.</summary>
    public int Headline => Shape.Headline;

    /// <summary>The first block of the body; the number of blocks when there is none.</summary>
    public int BodyStart => Array.IndexOf(States, BlockState.Body) is >= 0 and var index ? index : Blocks.Count;

    /// <summary>The last block of the body; -1 when there is none.</summary>
    public int BodyEnd => Array.LastIndexOf(States, BlockState.Body);
}
