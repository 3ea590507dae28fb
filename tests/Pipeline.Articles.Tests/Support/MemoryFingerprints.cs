using Pipeline.Articles.Cleaning.Fingerprints;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A fingerprint index in memory. Each look and each change is one step, before which another caller may be let in.</summary>
internal sealed class MemoryFingerprints : IFingerprintIndex
{
    private readonly Dictionary<ArticleId, FingerprintEntry> _entries = [];
    private readonly Dictionary<string, ArticleId> _holders = [];
    private readonly Dictionary<ArticleId, SortedDictionary<(DateTimeOffset, string), ArticleId>> _members = [];

    /// <summary>Is run before each step.</summary>
    public Func<Task> BeforeStep { get; set; } = () => Task.CompletedTask;

    /// <summary>How many steps there were.</summary>
    public int Steps { get; private set; }

    public bool HoldsNothing => _entries.Count == 0 && _holders.Count == 0 && _members.Values.All(story => story.Count == 0);

    public async Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        await StepAsync();
        return _entries.GetValueOrDefault(id);
    }

    public async Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken)
    {
        await StepAsync();
        _entries[entry.Id] = entry;
    }

    public async Task DeleteAsync(ArticleId id, CancellationToken cancellationToken)
    {
        await StepAsync();
        _entries.Remove(id);
    }

    public async Task<IReadOnlyDictionary<string, ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, ArticleId>();
        foreach (var band in bands)
        {
            await StepAsync();
            if (!_holders.TryAdd(band, id) && _holders[band] != id)
            {
                held[band] = _holders[band];
            }
        }

        return held;
    }

    public async Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        foreach (var band in bands)
        {
            await StepAsync();
            if (_holders.GetValueOrDefault(band) == id)
            {
                _holders.Remove(band);
            }
        }
    }

    public async Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken)
    {
        await StepAsync();
        if (!_members.TryGetValue(member.ClusterId, out var story))
        {
            _members[member.ClusterId] = story = [];
        }

        story[(member.SeenAt, member.Id.ToString())] = member.Id;
    }

    public async Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken)
    {
        await StepAsync();
        _members.GetValueOrDefault(member.ClusterId)?.Remove((member.SeenAt, member.Id.ToString()));
    }

    public async Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return _members.GetValueOrDefault(clusterId) is { Count: > 0 } story ? story.First().Value : null;
    }

    private async Task StepAsync()
    {
        await BeforeStep();
        Steps++;
    }
}
