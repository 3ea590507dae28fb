using System.Text.Json;
using Azure;
using Microsoft.Extensions.Logging;

namespace Pipeline.AzureLanguage;

/// <summary>
/// Follows jobs of the service to their end. A job is billed when it is submitted, so a look at its state that fails or is throttled is
/// waited out and never a reason to submit it again; only the caller's token ends the wait, and then the job is cancelled.
/// </summary>
internal sealed partial class LanguageJob(TimeProvider time, ILogger<LanguageJob> logger)
{
    // A summary of an article takes a few seconds; looks are not billed.
    private static readonly TimeSpan PollingInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(5);

    /// <summary>The answers of a job that was submitted.</summary>
    /// <param name="operation">The job.</param>
    /// <param name="cancel">Asks the service to cancel it; the SDK's operations have no common method for it.</param>
    /// <param name="cancellationToken">Cancels the operation, and the job.</param>
    /// <exception cref="RequestFailedException">The job failed, or the service no longer has it.</exception>
    public async Task<List<T>> FinishAsync<T>(
        PageableOperation<T> operation, Func<CancellationToken, Task> cancel, CancellationToken cancellationToken)
        where T : notnull
    {
        try
        {
            while (true)
            {
                var wait = PollingInterval;
                try
                {
                    if (!operation.HasCompleted)
                    {
                        await operation.UpdateStatusAsync(cancellationToken);
                    }

                    if (operation.HasValue)
                    {
                        return await ReadAsync(operation, cancellationToken);
                    }
                }
                catch (RequestFailedException failed)
                    when ((!operation.HasCompleted || operation.HasValue) && LanguageErrors.IsPassing(failed))
                {
                    wait = LanguageErrors.RetryAfter(failed, time.GetUtcNow()) ?? wait;
                }
                catch (JsonException)
                {
                    // A cut-off answer or a proxy's page; the job goes on.
                }

                await Task.Delay(wait, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await CancelAsync(cancel);
            throw;
        }
    }

    private static async Task<List<T>> ReadAsync<T>(PageableOperation<T> operation, CancellationToken cancellationToken)
        where T : notnull
    {
        var answers = new List<T>();
        await foreach (var answer in operation.GetValuesAsync(cancellationToken))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private async Task CancelAsync(Func<CancellationToken, Task> cancel)
    {
        using var source = new CancellationTokenSource(CancellationTime, time);
        try
        {
            await cancel(source.Token);
        }
        catch (Exception exception) when (exception is RequestFailedException or OperationCanceledException)
        {
            // It ends by itself and is forgotten after a day.
            LogNotCancelled(exception);
        }
    }

    [LoggerMessage(EventId = 74, Level = LogLevel.Debug, Message = "An abandoned job could not be cancelled.")]
    private partial void LogNotCancelled(Exception exception);
}
