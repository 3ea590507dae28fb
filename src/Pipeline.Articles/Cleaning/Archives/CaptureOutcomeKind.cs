namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>The kinds of <see cref="CaptureOutcome"/>.</summary>
internal enum CaptureOutcomeKind
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>Another capture of an article's page in the same archive, older or newer.</summary>
    Repeated,

    /// <summary>An older capture of a page than one from another archive.</summary>
    Superseded,

    /// <summary>It is no article, or must not be published.</summary>
    Rejected,
}
