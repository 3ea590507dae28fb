using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>
/// One run of a stage over one message. It stops before each call that others can notice, until the schedule lets it make that call; in
/// between it runs to the next one. What it has seen so far is all that its future depends on, so that is its state.
/// </summary>
internal sealed class Actor : IDisposable
{
    private static readonly AsyncLocal<Actor?> Running = new();

    private readonly CancellationTokenSource _death = new();
    private readonly ManualResetEventSlim _stopped = new();
    private TaskCompletionSource _gate = new();

    private Actor(Message message) => (Message, Seen) = (message, message.ToString());

    /// <summary>The actor that makes the present call; null outside of the schedule.</summary>
    public static Actor? Current => Running.Value;

    public Message Message { get; }

    /// <summary>A digest of the message and of all answers so far.</summary>
    public string Seen { get; private set; }

    /// <summary>The call that it is about to make.</summary>
    public string Call { get; private set; } = string.Empty;

    /// <summary>What the call does to the index, for a request that arrives after its sender has died; null for other calls.</summary>
    public Action? Request { get; private set; }

    public bool IsOver { get; private set; }

    public Exception? Fault { get; private set; }

    /// <summary>Runs up to the first call.</summary>
    public static Actor Start(Message message, Func<Message, CancellationToken, Task> work)
    {
        var actor = new Actor(message);
        _ = actor.RunAsync(work);
        actor._stopped.Wait();
        return actor;
    }

    /// <summary>Makes the call and runs up to the next one.</summary>
    public void Advance() => Open(gate => gate.SetResult());

    /// <summary>Ends it before the call.</summary>
    public void Kill()
    {
        _death.Cancel();
        Open(gate => gate.SetException(new OperationCanceledException(_death.Token)));
    }

    /// <summary>The call fails.</summary>
    public void Fail() => Open(gate => gate.SetException(new IOException("The request timed out.")));

    /// <summary>Stops before a call until the schedule comes to it.</summary>
    public Task ArriveAsync(string call, Action? request)
    {
        (Call, Request) = (call, request);
        _gate = new TaskCompletionSource();
        var gate = _gate.Task;
        _stopped.Set();
        return gate;
    }

    /// <summary>Notes an answer.</summary>
    public void See(string answer) =>
        Seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seen}|{Call}={answer}")).AsSpan(0, 12));

    public void Dispose()
    {
        _death.Dispose();
        _stopped.Dispose();
    }

    private void Open(Action<TaskCompletionSource> open)
    {
        _stopped.Reset();
        open(_gate);
        _stopped.Wait();
    }

    private async Task RunAsync(Func<Message, CancellationToken, Task> work)
    {
        Running.Value = this;
        try
        {
            await work(Message, _death.Token);
        }
        catch (OperationCanceledException) when (_death.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // The host takes any exception for a failed message.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fault = exception;
        }

        IsOver = true;
        _stopped.Set();
    }
}
