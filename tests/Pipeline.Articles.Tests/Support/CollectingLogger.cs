using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A logger that keeps what it is told, for a test that waits for it.</summary>
internal sealed class CollectingLogger<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> _messages = [];

    /// <summary>What it was told so far.</summary>
    public IReadOnlyCollection<(LogLevel Level, string Message)> Entries => _messages;

    public async Task<string> WaitForAsync(LogLevel level, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_messages.FirstOrDefault(message => message.Level == level) is { Message: { } found })
            {
                return found;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue((logLevel, formatter(state, exception)));
}
