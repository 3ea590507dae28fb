namespace Pipeline.Local.Hosting;

/// <summary>How often the storage under the running host was killed and came back, having forgotten what it was given last.</summary>
/// <param name="count">Counts them; may be asked at any time.</param>
internal sealed class StorageRestarts(Func<int> count)
{
    /// <summary>For a storage that nobody watches.</summary>
    public static StorageRestarts None { get; } = new(() => 0);

    /// <summary>The number so far.</summary>
    public int Count => count();
}
