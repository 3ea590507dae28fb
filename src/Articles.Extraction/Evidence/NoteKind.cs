namespace Articles.Extraction.Evidence;

/// <summary>What a line beside an article is.</summary>
internal enum NoteKind
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>Who reported, edited or helped.</summary>
    Credit,

    /// <summary>Where it stood before, or stands too.</summary>
    Republication,

    /// <summary>About the author, and how to reach him.</summary>
    Contact,

    /// <summary>Says that the article continues, or gives the page number.</summary>
    Break,

    /// <summary>Another story, announced in a line.</summary>
    Teaser,

    /// <summary>What it is filed under.</summary>
    Topics,
}
