namespace Pipeline.Search;

/// <summary>Keeps the state of one filling of an index beyond the process.</summary>
public interface IRebuildStates
{
    /// <summary>What was written last; null for none, or what cannot be read.</summary>
    RebuildState? Read();

    /// <summary>Keeps the state; null removes it.</summary>
    void Write(RebuildState? state);
}
