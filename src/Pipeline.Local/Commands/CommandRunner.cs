using System.Runtime.InteropServices;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Searching;
using Pipeline.Local.Azurite;
using Pipeline.Local.Commands.Output;

namespace Pipeline.Local.Commands;

/// <summary>Runs a command's work and turns errors that the user can fix into one line on standard error and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(
        Func<CancellationToken, Task<int>> work, CancellationToken interrupted, string stopped = "Stopped.")
    {
        // A closed terminal ends the command as cleanly as Ctrl-C, which System.CommandLine turns into a cancellation.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var cancellationToken = stopping.Token;
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            stopping.Cancel();
        });
        try
        {
            return await work(cancellationToken);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && IsStop(exception))
        {
            await Console.Error.WriteLineAsync(stopped);
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // A part that was half started fails in its own way when the others stop.
            await Console.Error.WriteLineAsync($"{stopped} ({CellText.OneLine(exception.Message)})");
            return ExitCodes.Cancelled;
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"Error: {CellText.Lines(exception.Message)}");
            return ExitCodes.Usage;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or SearchQueryException
            or Azure.RequestFailedException or AzuriteException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"Error: {CellText.Lines(exception.Message)}");
            return ExitCodes.Failure;
        }
        catch (AuthenticationFailedException exception)
        {
            await Console.Error.WriteLineAsync(
                "Error: you are not signed in to Azure for the configured account. Sign in (az login), set ArticleStorage__credential and "
                    + "ArticleStorage__clientId to a managed identity, or set ArticleStorage to a connection string. "
                    + $"({CellText.OneLine(exception.Message)})");
            return ExitCodes.Failure;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is Azure.RequestFailedException))
        {
            // The storage SDK gave up after its retries, which all say the same.
            await Console.Error.WriteLineAsync(
                $"Error: the storage does not answer: {CellText.OneLine(exception.InnerExceptions[0].Message)}");
            return ExitCodes.Failure;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                $"Error: {CellText.OneLine(exception.Message)}\nThe program did not expect this. Please report it with these lines:\n"
                + CellText.Lines(exception.ToString()));
            return ExitCodes.Failure;
        }
    }

    /// <summary>
    /// The exceptions of a stop during the start: cancellations, possibly wrapped, and objects that were already disposed.
    /// </summary>
    private static bool IsStop(Exception exception) => exception switch
    {
        OperationCanceledException or ObjectDisposedException => true,
        AggregateException all => all.InnerExceptions.All(IsStop),
        { InnerException: { } inner } => IsStop(inner),
        _ => false,
    };
}
