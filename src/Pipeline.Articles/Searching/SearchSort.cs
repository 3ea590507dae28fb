namespace Pipeline.Articles.Searching;

/// <summary>The order of hits.</summary>
public enum SearchSort
{
    /// <summary>The best match first; of equals the newest.</summary>
    Relevance,

    /// <summary>By publication, or by arrival where that is not known, the newest first.</summary>
    Newest,

    /// <summary>The reverse of <see cref="Newest"/>; what has no date at all comes last in both.</summary>
    Oldest,
}
