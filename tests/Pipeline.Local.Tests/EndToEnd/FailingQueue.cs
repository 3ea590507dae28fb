using Pipeline.Articles.Reprocessing;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The real queue, counting what goes in, behind a process that can die.</summary>
internal sealed class FailingQueue : IReprocessingQueue
{
    private IReprocessingQueue? _real;
    private int _left = int.MaxValue;

    /// <summary>What was sent, in order.</summary>
    public List<ReprocessingRequest> Sent { get; } = [];

    /// <summary>Lets the process that sends die after so many more messages, once.</summary>
    public void DieAfter(int messages) => _left = messages;

    public FailingQueue Over(IReprocessingQueue real)
    {
        _real = real;
        return this;
    }

    public async Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken)
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

        await _real!.SendAsync(request, delay, cancellationToken);
    }
}
