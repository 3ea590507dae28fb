namespace Pipeline.Search.Sqlite;

/// <summary>What a coded value is a value of. The two low bits of a code say it, so the numbers are part of the file's format.</summary>
internal enum Facet
{
    /// <summary>ISO 639-1.</summary>
    Language = 0,

    /// <summary>A sentiment label.</summary>
    Sentiment = 1,

    /// <summary>A publication.</summary>
    Site = 2,

    /// <summary>An entity, as <c>Category:Name</c>.</summary>
    Entity = 3,
}
