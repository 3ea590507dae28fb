namespace Pipeline.Articles.Cleaning.Items;

/// <summary>What becomes of a version of an item, beside the newest one that is known.</summary>
internal enum VersionVerdict
{
    /// <summary>It is the newest, or as new as the newest.</summary>
    Newest,

    /// <summary>A newer one is known.</summary>
    Superseded,

    /// <summary>The item was killed, and this one is not above the kill.</summary>
    Killed,

    /// <summary>Nothing tells which of the two is the newer one: only within one file, since of two files the later one counts.</summary>
    Undecided,
}
