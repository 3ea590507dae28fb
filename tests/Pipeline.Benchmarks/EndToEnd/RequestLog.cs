namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>What the storage emulator was asked for, read from its own log: nothing stands between it and the pipeline to count.</summary>
internal sealed class RequestLog(string path)
{
    private long _position;

    /// <summary>Goes to the end: what was asked before does not count.</summary>
    public void Skip() => _position = new FileInfo(path).Length;

    /// <summary>The operations since the last call.</summary>
    public async Task<IReadOnlyDictionary<StorageOperation, int>> TakeAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<StorageOperation, int>();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _position;
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (StorageOperation.Parse(line) is { } operation)
            {
                counts[operation] = counts.GetValueOrDefault(operation) + 1;
            }
        }

        _position = file.Length;
        return counts;
    }
}
