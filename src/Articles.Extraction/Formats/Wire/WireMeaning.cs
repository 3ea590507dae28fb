namespace Articles.Extraction.Formats.Wire;

/// <summary>What a value in an envelope means for an item's publication.</summary>
internal enum WireMeaning
{
    /// <summary>It may be published.</summary>
    Publish,

    /// <summary>It must not be published, and what was published of it is taken back.</summary>
    Withdraw,

    /// <summary>It is for editors' information, and never published.</summary>
    Information,

    /// <summary>Its desk has not released it yet: it is not published, and what was published before stays.</summary>
    Unreleased,

    /// <summary>It says what this version is to the one before, and decides nothing: number and time do.</summary>
    Version,
}
