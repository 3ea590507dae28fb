using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A log of stories in memory.</summary>
internal sealed class MemoryStoryLog(WriteBudget? writes = null) : IStoryLog
{
    private readonly List<StoryEntry> _entries = [];

    /// <summary>Is run before each addition.</summary>
    public Func<Task> BeforeAdd { get; set; } = () => Task.CompletedTask;

    /// <summary>All that was added.</summary>
    public IReadOnlyList<StoryEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public Task<StoryLogPage> ReadLastAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        ReadAsync(default, cancellationToken);

    public Task<StoryLogPage> ReadAsync(StoryLogPosition after, CancellationToken cancellationToken)
    {
        var all = Entries;
        return Task.FromResult(new StoryLogPage([.. all.Skip((int)after.Offset)], new StoryLogPosition(0, all.Count)));
    }

    public async Task<StoryLogPosition?> TryAddAsync(StoryEntry entry, StoryLogPosition expected, CancellationToken cancellationToken)
    {
        await BeforeAdd();
        writes?.Spend();
        lock (_entries)
        {
            if (_entries.Count != expected.Offset)
            {
                return null;
            }

            _entries.Add(entry);
            return new StoryLogPosition(0, _entries.Count);
        }
    }
}
