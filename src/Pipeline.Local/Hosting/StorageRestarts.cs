namespace Pipeline.Local.Hosting;

/// <summary>Counts how often the host's storage was killed and restarted, losing its latest data.</summary>
/// <param name="count">Returns the count; may be called at any time.</param>
internal sealed class StorageRestarts(Func<int> count)
{
    /// <summary>For a storage that is not watched.</summary>
    public static StorageRestarts None { get; } = new(() => 0);

    /// <summary>The number so far.</summary>
    public int Count => count();
}
