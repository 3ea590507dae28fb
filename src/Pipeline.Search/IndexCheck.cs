namespace Pipeline.Search;

/// <summary>How closely an index is looked at for damage.</summary>
public enum IndexCheck
{
    /// <summary>
    /// Its beginning, its length and the first page of each table, in milliseconds, however large it is; and what a query has met
    /// meanwhile.
    /// </summary>
    Quick,

    /// <summary>Every page of every table: it is read once from end to end.</summary>
    Pages,
}
