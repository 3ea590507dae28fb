namespace Pipeline.Articles.Searching;

/// <summary>The order of hits. Articles with all words of the query come before those with only some, in every order.</summary>
public enum SearchSort
{
    /// <summary>The best match first; the newest among equals.</summary>
    Relevance,

    /// <summary>By publication, or by arrival if that is unknown, the newest first.</summary>
    Newest,

    /// <summary>The reverse of <see cref="Newest"/>; articles without any date come last in both.</summary>
    Oldest,
}
