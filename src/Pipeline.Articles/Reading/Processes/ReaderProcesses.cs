using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Isolation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// Reads files in separate processes, so that a parser that overflows its stack or takes all memory ends only its own process. A file that
/// ends two processes is rejected. Safe for concurrent callers.
/// </summary>
public sealed partial class ReaderProcesses : IFormatIsolation, IDisposable
{
    private const int Starts = 3;
    private const string CrashCode = "reader-crashed";
    private const string MemoryCode = "reader-memory";

    private readonly ReaderPool _pool;
    private readonly long _maxMemory;
    private readonly ILogger<ReaderProcesses> _logger;

    /// <summary>Creates the pool without processes.</summary>
    /// <param name="launcher">Gives the command that starts a process.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Logs each ended process.</param>
    public ReaderProcesses(
        IReaderLauncher launcher, IOptions<ReaderProcessOptions> options, TimeProvider time, ILogger<ReaderProcesses> logger)
    {
        _maxMemory = options.Value.MaxReaderMemory;
        _logger = logger;
        _pool = new ReaderPool(() => ReaderChild.Start(launcher.Command, _maxMemory), Environment.ProcessorCount, _maxMemory / 2, time);
    }

    /// <summary>The ids of the existing processes.</summary>
    internal IReadOnlyList<int> Ids => _pool.Ids;

    /// <summary>Ends them.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>Reads a file. The time that it waits for its turn does not count.</summary>
    /// <exception cref="ArticleRejectedException">The file is not an article, or it ended two processes.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled or its time is up, or the host stops.</exception>
    /// <exception cref="ReaderProcessException">No process can be started.</exception>
    internal IReadOnlyList<SourceDocument> Read(string format, InputFile input, ReadingRun run)
    {
        using var turn = run.Time.Excluding(_pool.WaitForTurn);
        var request = new ReaderRequest(format, run.Name, input, run.ExpandedBytes, run.Options);
        var answer = Ask(request, run);
        if (answer.Failure is not null)
        {
            answer = Ask(request, run);
        }

        if (answer.Failure is { } failure)
        {
            throw Rejection(failure);
        }

        run.Expanded(answer.Expanded);
        return answer.Rejection is { } reason ? throw new ArticleRejectedException(reason.Code, reason.Message) : answer.Documents;
    }

    IReadOnlyList<SourceDocument> IFormatIsolation.Read(string format, InputFile input, ReadingRun run) => Read(format, input, run);

    private ReaderAnswer Ask(ReaderRequest request, ReadingRun run)
    {
        for (var start = 1; ; start++)
        {
            var child = _pool.Take();
            ReaderAnswer? answer = null;
            try
            {
                answer = child.Read(request, run.CancellationToken);
            }
            catch (ReaderProcessException exception) when (start < Starts && !_pool.IsDisposed)
            {
                // Not caused by the file: for example, a signal to all processes of a group.
                LogStartFailed(exception.Message);
                continue;
            }
            finally
            {
                if (answer is { Failure: null })
                {
                    _pool.Return(child);
                }
                else
                {
                    _pool.End(child);
                }
            }

            if (answer.Failure is { } failure)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                if (_pool.IsDisposed)
                {
                    throw new OperationCanceledException("Reading has stopped, because the host is stopping.");
                }

                LogEnded(request.Format, failure.Kind, failure.Detail, child.Id);
            }

            return answer;
        }
    }

    private ArticleRejectedException Rejection(ReaderFailure failure) => failure.Kind switch
    {
        ReaderFailureKind.Memory => new ArticleRejectedException(
            MemoryCode,
            $"Reading the file takes more than {_maxMemory:N0} bytes of memory. Save it anew or split it, or raise "
                + "Reading:MaxReaderMemory."),
        ReaderFailureKind.Stack => new ArticleRejectedException(
            CrashCode,
            "The file ended its reader twice: what it is made of nests too deep, or without end. It is damaged; save it anew and drop it "
                + "again."),
        _ => new ArticleRejectedException(
            CrashCode, "The file ended its reader twice. It is damaged in a way that cannot be read; save it anew and drop it again."),
    };

    [LoggerMessage(EventId = 15, Level = LogLevel.Warning, Message = "A reader of {Format} ended ({Kind}, {Detail}; process {ProcessId}).")]
    private partial void LogEnded(string format, ReaderFailureKind kind, string detail, int processId);

    [LoggerMessage(EventId = 16, Level = LogLevel.Warning, Message = "A reader process did not start: {Problem}")]
    private partial void LogStartFailed(string problem);
}
