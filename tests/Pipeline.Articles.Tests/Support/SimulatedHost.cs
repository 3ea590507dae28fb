using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>
/// The enrichment queue over simulated time, as the Functions runtime runs it: at most so many invocations at once, a message invisible
/// until its delay is over, a failed one counted and, at the fifth time, poisoned.
/// </summary>
internal sealed class SimulatedHost(MemoryPipeline pipeline, int concurrency)
{

    private readonly List<(ArticlePointer Pointer, DateTimeOffset Visible, int Dequeued)> _messages = [];
    private readonly Dictionary<Task, (ArticlePointer Pointer, int Dequeued)> _running = [];
    private int _read;

    /// <summary>Messages that failed too often.</summary>
    public List<ArticlePointer> Poisoned { get; } = [];

    /// <summary>Articles that wait or run.</summary>
    public int Left => _messages.Count + _running.Count;

    public void Add(ArticlePointer pointer) => _messages.Add((pointer, pipeline.Time.GetUtcNow(), 0));

    /// <summary>Runs until all is done or so much time has gone by.</summary>
    public async Task RunAsync(TimeSpan time, TimeSpan step, CancellationToken cancellationToken)
    {
        for (var end = pipeline.Time.GetUtcNow() + time; Left > 0 && pipeline.Time.GetUtcNow() < end; pipeline.Time.Advance(Next(step)))
        {
            Start(cancellationToken);
            await SettleAsync();
            Finish();
        }
    }

    // While nothing runs, nothing happens before the next message is visible.
    private TimeSpan Next(TimeSpan step)
    {
        var wait = _running.Count > 0 || _messages.Count == 0
            ? step
            : _messages.Min(message => message.Visible) - pipeline.Time.GetUtcNow();
        return wait > step ? wait : step;
    }

    private void Start(CancellationToken cancellationToken)
    {
        var now = pipeline.Time.GetUtcNow();
        foreach (var message in _messages.Where(message => message.Visible <= now).Take(concurrency - _running.Count).ToList())
        {
            _messages.Remove(message);
            _running[pipeline.EnrichmentStep.RunAsync(message.Pointer, cancellationToken)] = (message.Pointer, message.Dequeued + 1);
        }
    }

    // What is ready to go on does so before time does: a moment in which nothing ended and nothing was called.
    private async Task SettleAsync()
    {
        for (var quiet = 0; quiet < 3; quiet++)
        {
            var before = (pipeline.Analytics.CallCount, _running.Keys.Count(task => task.IsCompleted));
            await Task.Delay(TimeSpan.FromMilliseconds(1));
            quiet = before == (pipeline.Analytics.CallCount, _running.Keys.Count(task => task.IsCompleted)) ? quiet : 0;
        }
    }

    private void Finish()
    {
        foreach (var task in _running.Keys.Where(task => task.IsCompleted).ToList())
        {
            _running.Remove(task, out var message);
            if (task.IsFaulted && message.Dequeued == LedgerEntry.MaxTries)
            {
                Poisoned.Add(message.Pointer);
            }
            else if (task.IsFaulted)
            {
                _messages.Add((message.Pointer, pipeline.Time.GetUtcNow(), message.Dequeued));
            }
        }

        lock (pipeline.Queue.Sent)
        {
            for (; _read < pipeline.Queue.Sent.Count; _read++)
            {
                var (queue, pointer, delay) = pipeline.Queue.Sent[_read];
                if (queue == StorageNames.ToEnrich)
                {
                    _messages.Add((pointer, pointer.NotBefore ?? (pipeline.Time.GetUtcNow() + delay), 0));
                }
            }
        }
    }
}
