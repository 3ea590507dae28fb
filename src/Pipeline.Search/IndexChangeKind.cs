namespace Pipeline.Search;

/// <summary>How a part of an index's definition can be updated.</summary>
public enum IndexChangeKind
{
    /// <summary>It is added or replaced in place; the indexed documents stay.</summary>
    InPlace,

    /// <summary>It needs a new index, into which everything is written again.</summary>
    Rebuild,
}
