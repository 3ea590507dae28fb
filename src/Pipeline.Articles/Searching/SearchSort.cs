namespace Pipeline.Articles.Searching;

/// <summary>The order of hits.</summary>
public enum SearchSort
{
    /// <summary>The best match first; the newest among equals.</summary>
    Relevance,

    /// <summary>By publication, or by arrival if that is unknown, the newest first.</summary>
    Newest,

    /// <summary>The reverse of <see cref="Newest"/>; articles without any date come last in both.</summary>
    Oldest,
}
