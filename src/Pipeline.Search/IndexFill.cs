namespace Pipeline.Search;

/// <summary>
/// Whether an index has every article. A lost and recreated index has none, and says so in its answers until it is filled.
/// </summary>
/// <param name="IsComplete">Whether it has.</param>
/// <param name="Since">
/// When the filling that is under way began (<see cref="RebuildState.Since"/>), which tells its checkpoint from an older file's; null when
/// none is.
/// </param>
public sealed record IndexFill(bool IsComplete, DateTimeOffset? Since)
{
    /// <summary>An index that has every article.</summary>
    public static IndexFill Complete { get; } = new(true, null);
}
