namespace Articles.Extraction.Evidence;

/// <summary>What a date on a page says.</summary>
internal enum DateRole
{
    /// <summary>Without a label: on a separate line near the headline it is the date of publication.</summary>
    Unlabelled,

    /// <summary>First publication.</summary>
    Published,

    /// <summary>Last change.</summary>
    Modified,
}
