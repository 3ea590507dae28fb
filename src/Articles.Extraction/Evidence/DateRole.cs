namespace Articles.Extraction.Evidence;

/// <summary>What a date on a page says.</summary>
internal enum DateRole
{
    /// <summary>No word says: on a line of its own near the headline it is the publication.</summary>
    Unlabelled,

    /// <summary>First publication.</summary>
    Published,

    /// <summary>Last change.</summary>
    Modified,
}
