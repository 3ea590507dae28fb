namespace Articles.Extraction.FlatText;

/// <summary>How a block's text ends.</summary>
internal enum BlockEnding
{
    /// <summary>With a word.</summary>
    None,

    /// <summary>With the end of a sentence, quotes and brackets aside.</summary>
    Sentence,

    /// <summary>With a question.</summary>
    Question,

    /// <summary>With a colon.</summary>
    Colon,

    /// <summary>Cut short: three dots.</summary>
    Ellipsis,

    /// <summary>With another sign.</summary>
    Other,
}
