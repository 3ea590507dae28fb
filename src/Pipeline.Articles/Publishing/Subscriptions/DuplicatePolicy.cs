namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Which near-duplicates of earlier articles a subscription gets.</summary>
public enum DuplicatePolicy
{
    /// <summary>
    /// Near-duplicates come like any other article, and the event names the original. The default: a rewritten follow-up is a
    /// near-duplicate too, and no article may be lost unless the subscriber excludes it.
    /// </summary>
    Include,

    /// <summary>A story comes once: its first article.</summary>
    Exclude,

    /// <summary>Only near-duplicates come: the articles of a story after the first.</summary>
    Only,
}
