
namespace Articles.Extraction.FlatText;

/// <summary>What a block is, seen alone.</summary>
internal enum BlockType
{
    /// <summary>A paragraph of running text.</summary>
    LongProse,

    /// <summary>A sentence or two.</summary>
    Sentence,

    /// <summary>Some words without the end of a sentence, as in headlines and subheadings.</summary>
    Headline,

    /// <summary>A few words, as in menus.</summary>
    Label,

    /// <summary>A line around articles that is known by its phrases.</summary>
    Boilerplate,

    /// <summary>A picture's caption or credit.</summary>
    Picture,

    /// <summary>A byline or a date line.</summary>
    Meta,

    /// <summary>Mostly digits or signs.</summary>
    Figures,
}
