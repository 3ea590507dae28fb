using System.Collections.Concurrent;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A fingerprint index in memory. Each look and each change is one step, before which another caller may be let in.</summary>
internal sealed class MemoryFingerprints(WriteBudget? writes = null) : IFingerprintIndex
{
    private readonly ConcurrentDictionary<ArticleId, FingerprintEntry> _entries = [];
    private readonly ConcurrentDictionary<string, ArticleId> _holders = [];
    private readonly ConcurrentDictionary<(ArticleId ClusterId, DateTimeOffset SeenAt, ArticleId Id), bool> _members = [];

    private int _steps;

    /// <summary>Is run before each step.</summary>
    public Func<Task> BeforeStep { get; set; } = () => Task.CompletedTask;

    /// <summary>How many steps there were.</summary>
    public int Steps => _steps;

    public bool HoldsNothing => _entries.IsEmpty && _holders.IsEmpty && _members.IsEmpty;

    public async Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        await StepAsync();
        return _entries.GetValueOrDefault(id);
    }

    public async Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken)
    {
        await StepAsync(isWrite: true);
        _entries[entry.Id] = entry;
    }

    public async Task DeleteAsync(ArticleId id, CancellationToken cancellationToken)
    {
        await StepAsync(isWrite: true);
        _entries.TryRemove(id, out _);
    }

    public async Task<IReadOnlyDictionary<string,
        ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, ArticleId>();
        foreach (var band in bands)
        {
            await StepAsync(isWrite: true);
            if (_holders.GetOrAdd(band, id) is var holder && holder != id)
            {
                held[band] = holder;
            }
        }

        return held;
    }

    public async Task<IReadOnlyDictionary<string, ArticleId>> FindHoldersAsync(
        ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        await StepAsync();
        return bands.Where(band => _holders.TryGetValue(band, out var holder) && holder != id)
            .ToDictionary(band => band, band => _holders[band]);
    }

    public async Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        foreach (var band in bands)
        {
            await StepAsync(isWrite: true);
            if (_holders.GetValueOrDefault(band) == id)
            {
                _holders.TryRemove(band, out _);
            }
        }
    }

    public async Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken)
    {
        await StepAsync(isWrite: true);
        _members[(member.ClusterId, member.SeenAt, member.Id)] = true;
    }

    public async Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken)
    {
        await StepAsync(isWrite: true);
        _members.TryRemove((member.ClusterId, member.SeenAt, member.Id), out _);
    }

    public async Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return _members.Keys
            .Where(member => member.ClusterId == clusterId)
            .OrderBy(member => member.SeenAt)
            .Select(member => (ArticleId?)member.Id)
            .FirstOrDefault();
    }

    private async Task StepAsync(bool isWrite = false)
    {
        await BeforeStep();
        if (isWrite)
        {
            writes?.Spend();
        }

        Interlocked.Increment(ref _steps);
    }
}
