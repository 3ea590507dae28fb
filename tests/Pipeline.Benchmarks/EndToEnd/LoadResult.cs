namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>What a run under load took.</summary>
internal sealed record LoadResult
{
    /// <summary>How many articles went through.</summary>
    public required int Articles { get; init; }

    /// <summary>The mean size of a page, bytes.</summary>
    public required int PageBytes { get; init; }

    /// <summary>From the first upload to the last event.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>What the storage was asked for in that time, by everybody but the one who waits.</summary>
    public required IReadOnlyDictionary<StorageOperation, int> Operations { get; init; }

    /// <summary>From drop to delivery, seconds.</summary>
    public required IReadOnlyList<double> Latencies { get; init; }

    /// <summary>The host's processor time, all cores together.</summary>
    public required TimeSpan HostProcessorTime { get; init; }

    /// <summary>The storage emulator's.</summary>
    public required TimeSpan StorageProcessorTime { get; init; }

    /// <summary>The most memory the host had since its start, bytes.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>Articles a second.</summary>
    public double Rate => Articles / Time.TotalSeconds;
}
