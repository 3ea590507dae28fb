namespace Articles.Extraction.Formats.Wire;

/// <summary>Whether two ids are of one item.</summary>
internal enum ItemLikeness
{
    /// <summary>They are of two.</summary>
    None,

    /// <summary>They may be of one, and nothing says so for certain: an operator has to look.</summary>
    Possible,

    /// <summary>A bare number and an id that holds it, of one provider: they are of one item unless several such ids are known.</summary>
    Likely,

    /// <summary>They are of one.</summary>
    Same,
}
