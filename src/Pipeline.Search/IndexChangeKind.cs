namespace Pipeline.Search;

/// <summary>What it takes to bring a part of an index's definition up to date.</summary>
public enum IndexChangeKind
{
    /// <summary>It is added or replaced in place; what is indexed stays.</summary>
    InPlace,

    /// <summary>It needs a new index, into which everything is written again.</summary>
    Rebuild,
}
