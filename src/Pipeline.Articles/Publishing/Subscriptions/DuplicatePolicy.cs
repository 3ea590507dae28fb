namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>What a subscription gets of articles that are near-duplicates of an earlier one.</summary>
public enum DuplicatePolicy
{
    /// <summary>
    /// They come like any other, and the event names the original. The default: a rewritten follow-up is a near-duplicate too, and what a
    /// subscriber did not ask to have left out must not be lost.
    /// </summary>
    Include,

    /// <summary>A story comes once: its first article.</summary>
    Exclude,

    /// <summary>Only they come: who carries a story after its first article.</summary>
    Only,
}
