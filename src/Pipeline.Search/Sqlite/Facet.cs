namespace Pipeline.Search.Sqlite;

/// <summary>
/// What a coded value is a value of. The numbers are part of the file's format: the two low bits of a code say where a block has it, and 3
/// is its list, for which the table of values says the facet.
/// </summary>
internal enum Facet
{
    /// <summary>ISO 639-1.</summary>
    Language = 0,

    /// <summary>A sentiment label.</summary>
    Sentiment = 1,

    /// <summary>A publication.</summary>
    Site = 2,

    /// <summary>An entity, as <c>Category:Name</c>. The first facet of the list.</summary>
    Entity = 3,

    /// <summary>What a wire item is about.</summary>
    Subject = 4,

    /// <summary>What kind of text a wire item is.</summary>
    Genre = 5,

    /// <summary>Who sends a wire item.</summary>
    Provider = 6,

    /// <summary>A wire item's urgency.</summary>
    Urgency = 7,

    /// <summary>What kind of page it is.</summary>
    PageType = 8,
}
