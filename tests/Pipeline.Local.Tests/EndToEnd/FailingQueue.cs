using Pipeline.Articles.Reprocessing;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// The real queue, counting what a round sends, behind a process that can die. What the host itself sends (a message that steps back while
/// new drops wait goes to the same queue again, the more often the slower the machine) passes uncounted: it is no second round of the
/// article.
/// </summary>
internal sealed class FailingQueue : IReprocessingQueue
{
    private readonly AsyncLocal<bool> _isRound = new();
    private IReprocessingQueue? _real;
    private int _left = int.MaxValue;

    /// <summary>What rounds sent, in order.</summary>
    public List<ReprocessingRequest> Sent { get; } = [];

    /// <summary>Lets the process that sends die after so many more messages, once.</summary>
    public void DieAfter(int messages) => _left = messages;

    /// <summary>Runs a round, whose messages are the ones that count.</summary>
    public async Task<ReprocessingReport> CountAsync(Func<Task<ReprocessingReport>> round)
    {
        _isRound.Value = true;
        return await round();
    }

    public FailingQueue Over(IReprocessingQueue real)
    {
        _real = real;
        return this;
    }

    public async Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (_isRound.Value)
        {
            Count(request);
        }

        await _real!.SendAsync(request, delay, cancellationToken);
    }

    private void Count(ReprocessingRequest request)
    {
        lock (Sent)
        {
            if (_left-- <= 0)
            {
                _left = int.MaxValue;
                throw new IOException("The process has died.");
            }

            Sent.Add(request);
        }
    }
}
