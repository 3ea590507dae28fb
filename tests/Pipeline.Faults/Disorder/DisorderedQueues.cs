using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Faults.Disorder;

/// <summary>Queues between the stages that keep no order: any message may be the next, and any that was delivered may come again.</summary>
internal sealed class DisorderedQueues(Random random) : IPointerQueue, IWithdrawalQueue, IReprocessingQueue
{
    private const double AgainShare = 0.3;

    private readonly Lock _gate = new();
    private readonly List<Message> _waiting = [];
    private readonly List<Message> _delivered = [];

    /// <summary>How many messages were delivered for a second time or more.</summary>
    public int Redelivered { get; private set; }

    public Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken) =>
        Put(new Message(queue, pointer, null));

    public Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        Put(new Message(StorageNames.ToWithdraw, null, request));

    public Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        Put(new Message(StorageNames.ToReprocess, null, null) { Again = request });

    /// <summary>A message that failed comes back.</summary>
    public Task Put(Message message)
    {
        lock (_gate)
        {
            _waiting.Add(message);
        }

        return Task.CompletedTask;
    }

    /// <summary>Any message that waits, or now and then any that was delivered before; null when none waits.</summary>
    public Message? Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return null;
            }

            if (_delivered.Count > 0 && random.NextDouble() < AgainShare)
            {
                Redelivered++;
                return _delivered[random.Next(_delivered.Count)];
            }

            var place = random.Next(_waiting.Count);
            var message = _waiting[place];
            _waiting.RemoveAt(place);
            _delivered.Add(message);
            return message;
        }
    }

    /// <summary>Everything that was ever delivered, in any order: what comes very late.</summary>
    public IReadOnlyList<Message> Late()
    {
        lock (_gate)
        {
            var late = _delivered.ToArray();
            random.Shuffle(late);
            Redelivered += late.Length;
            return late;
        }
    }

    /// <summary>A message of one of the queues.</summary>
    /// <param name="Queue">Which.</param>
    /// <param name="Pointer">The pointer, or null.</param>
    /// <param name="Request">The request, or null.</param>
    internal sealed record Message(string Queue, ArticlePointer? Pointer, WithdrawalRequest? Request)
    {
        /// <summary>What is to be re-processed, or null.</summary>
        public ReprocessingRequest? Again { get; init; }
    }
}
