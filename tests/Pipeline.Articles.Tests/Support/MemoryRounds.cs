using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue and the checkpoint of re-processing in memory.</summary>
internal sealed class MemoryRounds(WriteBudget writes) : IReprocessingQueue, ICheckpointStore
{
    private readonly Lock _compareAndWrite = new();
    private StoredCheckpoint _stored = new(new ReprocessingCheckpoint(), null);
    private int _version;

    /// <summary>What was sent and not taken yet.</summary>
    public List<(ReprocessingRequest Request, TimeSpan Delay)> Sent { get; } = [];

    /// <summary>The checkpoint as stored.</summary>
    public ReprocessingCheckpoint Checkpoint => _stored.Checkpoint;

    /// <summary>Is run before each message is sent.</summary>
    public Action BeforeSend { get; set; } = () => { };

    public Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        BeforeSend();
        Sent.Add((request, delay));
        return Task.CompletedTask;
    }

    public Task<StoredCheckpoint> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_stored);

    public Task<StoredCheckpoint?> TryWriteAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        writes.Spend();
        lock (_compareAndWrite)
        {
            if (checkpoint.ETag != _stored.ETag)
            {
                return Task.FromResult<StoredCheckpoint?>(null);
            }

            _stored = checkpoint with { ETag = $"c{++_version}" };
            return Task.FromResult<StoredCheckpoint?>(_stored);
        }
    }
}
