using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>A line of a flattened page, or a paragraph rejoined from wrapped lines, with what was measured on it.</summary>
internal sealed class TextBlock
{
    /// <summary>The text, normalised.</summary>
    public required string Text { get; init; }

    /// <summary>Where it starts in the source, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Blanks before it in the source; a flattener's trace of the page's nesting.</summary>
    public required int Indent { get; set; }

    /// <summary>The rank of a heading that the source marks as one, 1 the first; 0 for any other line.</summary>
    public int Rank { get; init; }

    /// <summary>Whether an empty line stands before it.</summary>
    public required bool BlankBefore { get; set; }

    /// <summary>Whether an empty line, or nothing, follows it.</summary>
    public bool BlankAfter { get; set; }

    /// <summary>Hashes of its content words.</summary>
    public int[] Topics { get; set; } = [];

    /// <summary>Words; two characters of a script without blanks count as one.</summary>
    public int Words { get; set; }

    /// <summary>Words that are function words of the page's language.</summary>
    public int StopWords { get; set; }

    /// <summary>Words that open with a capital.</summary>
    public int Capitals { get; set; }

    /// <summary>Letters in upper case, and letters that have a case.</summary>
    public (int Upper, int Cased) Letters { get; set; }

    /// <summary>Digits.</summary>
    public int Digits { get; set; }

    /// <summary>Commas of any script.</summary>
    public int Commas { get; set; }

    /// <summary>Sentences that end before the block does.</summary>
    public int InnerSentences { get; set; }

    /// <summary>How it ends.</summary>
    public BlockEnding Ending { get; set; }

    /// <summary>Which of the signs that are not prose's it holds.</summary>
    public BlockMarks Marks { get; set; }

    /// <summary>What it is on its own.</summary>
    public BlockType Type { get; set; }

    /// <summary>The boilerplate phrase it opens with.</summary>
    public PhraseMatch? Phrase { get; set; }

    /// <summary>What it is to a picture.</summary>
    public CaptionKind Caption { get; set; }

    /// <summary>Whether it opens like a byline and a name follows.</summary>
    public bool IsByline { get; set; }

    /// <summary>Whether it holds a date or a time.</summary>
    public bool HasDate { get; set; }

    /// <summary>The agency whose mark it is.</summary>
    public string? WireMark { get; set; }

    /// <summary>The place and agency that it opens with.</summary>
    public Dateline? Dateline { get; set; }

    /// <summary>How often the page says exactly this.</summary>
    public int Occurrences { get; set; } = 1;

    /// <summary>Whether the page's first line, often its title, says this too.</summary>
    public bool IsInTitle { get; set; }

    /// <summary>The share of its content words that other paragraphs of the page use, 0 to 1.</summary>
    public double TopicShare { get; set; }

    /// <summary>Words that promotions use.</summary>
    public int Cues { get; set; }

    /// <summary>Whether it is hardly more than a date.</summary>
    public bool IsDateOnly { get; set; }

    /// <summary>Whether it ends as the line above a reader's comment does: <c>jane says:</c>.</summary>
    public bool IsSpeaker { get; set; }

    /// <summary>Whether it opens with a label and a colon (<c>Q:</c>, <c>Interviewer:</c>) that several blocks open with.</summary>
    public bool HasSharedLabel { get; set; }

    /// <summary>Whether it names someone whom the page's first byline names.</summary>
    public bool NamesAuthor { get; set; }

    /// <summary>The same block as it would stand in a text of nothing but the body.</summary>
    /// <param name="afterBlank">Whether an empty line comes before it there.</param>
    public TextBlock Extract(bool afterBlank)
    {
        var copy = (TextBlock)MemberwiseClone();
        copy.Indent = 0;
        copy.BlankBefore = afterBlank;
        return copy;
    }

    /// <summary>What it is beside an article, if that is known.</summary>
    public NoteKind Note { get; set; }

    /// <summary>Whether it is running text.</summary>
    public bool IsProse => Type is BlockType.LongProse or BlockType.Sentence;
}
