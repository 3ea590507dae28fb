namespace Articles.Extraction.Html.Body;

/// <summary>Where a block stands in the body.</summary>
internal enum BlockPlace
{
    /// <summary>Before the first prose.</summary>
    Head,

    /// <summary>Between the first prose and the last.</summary>
    Middle,

    /// <summary>Behind the last prose.</summary>
    Tail,
}
