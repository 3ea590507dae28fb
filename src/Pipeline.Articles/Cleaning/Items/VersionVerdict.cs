namespace Pipeline.Articles.Cleaning.Items;

/// <summary>The verdict on a version of an item, compared with the newest known one.</summary>
internal enum VersionVerdict
{
    /// <summary>The version is the newest, or as new as the newest.</summary>
    Newest,

    /// <summary>A newer one is known.</summary>
    Superseded,

    /// <summary>The item was killed, and this version is not above the kill.</summary>
    Killed,

    /// <summary>
    /// The order of the two versions is unknown. This happens only within one file, because of two files the later one counts.
    /// </summary>
    Undecided,
}
