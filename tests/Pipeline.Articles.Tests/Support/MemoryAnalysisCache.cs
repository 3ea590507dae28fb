using System.Collections.Concurrent;
using Articles.TextAnalytics;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The cache in memory; broken on demand.</summary>
internal sealed class MemoryAnalysisCache : IAnalysisCache
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _entries = new();

    public bool IsBroken { get; set; }

    public ICollection<string> Keys => _entries.Keys;

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken) => IsBroken
        ? throw new IOException("broken")
        : Task.FromResult(_entries.TryGetValue(key, out var json) ? json : (ReadOnlyMemory<byte>?)null);

    public Task WriteAsync(string key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        _entries[key] = IsBroken ? throw new IOException("broken") : json;
        return Task.CompletedTask;
    }
}
