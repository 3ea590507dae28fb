namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>What else a <see cref="Block"/> knows of an article.</summary>
[Flags]
internal enum BlockFlags
{
    /// <summary>Nothing: there is no article of that number.</summary>
    None = 0,

    /// <summary>There is an article.</summary>
    Present = 1,

    /// <summary>Its date is that of its publication.</summary>
    Published = 2,

    /// <summary>It is another's near-duplicate.</summary>
    Duplicate = 4,
}
