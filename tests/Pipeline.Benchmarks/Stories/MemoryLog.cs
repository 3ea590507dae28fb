using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Benchmarks.Stories;

/// <summary>A log of stories in memory, for one process.</summary>
internal sealed class MemoryLog : IStoryLog
{
    private readonly List<StoryEntry> _entries = [];

    public Task<StoryLogPage> ReadLastAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        ReadAsync(default, cancellationToken);

    public Task<StoryLogPage> ReadAsync(StoryLogPosition after, CancellationToken cancellationToken) =>
        Task.FromResult(new StoryLogPage([.. _entries.Skip((int)after.Offset)], new StoryLogPosition(0, _entries.Count)));

    public Task<StoryLogPosition?> TryAddAsync(StoryEntry entry, StoryLogPosition expected, CancellationToken cancellationToken)
    {
        _entries.Add(entry);
        return Task.FromResult<StoryLogPosition?>(new StoryLogPosition(0, _entries.Count));
    }
}
