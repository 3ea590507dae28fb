using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// Answers one request after the other. One thread waits for requests, so that the end of the parent is always detected; the other reads
/// files, with its own stack.
/// </summary>
/// <param name="readers">The readers by format.</param>
/// <param name="requests">Where requests come from.</param>
/// <param name="answers">Where answers go.</param>
internal sealed class ReaderLoop(IReadOnlyDictionary<string, IFormatReader<InputFile>> readers, Stream requests, Stream answers)
{
    /// <summary>Ten times a host thread's stack, so that valid deeply nested documents can be read.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    private readonly BlockingCollection<ReaderRequest> _waiting = [];
    private volatile bool _outOfMemory;
    private volatile bool _outOfStack;

    /// <summary>Runs until there are no more requests.</summary>
    public void Run()
    {
        // Parsers swallow exceptions, and continue with half of a document.
        AppDomain.CurrentDomain.FirstChanceException += Note;
        new Thread(AnswerAll, StackSize) { IsBackground = true }.Start();
        try
        {
            new ReaderGreeting().SendTo(answers);
            while (ReaderRequest.Receive(requests) is { } request)
            {
                _waiting.Add(request);
            }
        }
        catch (IOException)
        {
            // The parent ended in the middle of a message.
        }
    }

    private void AnswerAll()
    {
        foreach (var request in _waiting.GetConsumingEnumerable())
        {
            try
            {
                Answer(request).SendTo(answers);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private ReaderAnswer Answer(ReaderRequest request)
    {
        using var time = new TimeAllowance(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        var run = new ReadingRun(
            request.DroppedName, request.Options, (_, _) => throw new NotSupportedException("A reader process opens no archives."), time);
        run.Expanded(request.Expanded);
        ReaderAnswer answer;
        try
        {
            answer = new ReaderAnswer { Documents = [.. readers[request.Format].Read(request.Input, run)] };
        }
        catch (ArticleRejectedException rejected)
        {
            answer = new ReaderAnswer { Rejection = rejected.Reason };
        }
        catch (Exception exception)
        {
            // Every failure is reported to the parent, which ends this process.
            answer = new ReaderAnswer { Failure = new ReaderFailure(ReaderFailureKind.Crash, exception.GetType().Name) };
        }

        if (_outOfMemory)
        {
            return new ReaderAnswer { Failure = new ReaderFailure(ReaderFailureKind.Memory, nameof(OutOfMemoryException)) };
        }

        return _outOfStack
            ? new ReaderAnswer { Failure = new ReaderFailure(ReaderFailureKind.Stack, nameof(InsufficientExecutionStackException)) }
            : answer with { Expanded = run.ExpandedBytes - request.Expanded };
    }

    private void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        _outOfMemory |= thrown.Exception is OutOfMemoryException;
        _outOfStack |= thrown.Exception is InsufficientExecutionStackException;
    }
}
