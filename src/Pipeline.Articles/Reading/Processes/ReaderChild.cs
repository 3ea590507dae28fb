using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>The parent's handle to a reader process. For one caller at a time; <see cref="Dispose"/> may be called at any time.</summary>
internal sealed class ReaderChild : IDisposable
{
    /// <summary>How often a reading process is checked.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    /// <summary>A process that has closed its output is about to end.</summary>
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The memory of a process besides its heap: the runtime, compiled code, stacks.</summary>
    private const long BesidesHeap = 128 * 1024 * 1024;

    private const int KeptErrors = 4096;
    private const int ExitOutOfMemory = unchecked((int)0x8007000E);
    private const int ExitStackOverflow = unchecked((int)0xC00000FD);

    private readonly Process _process;
    private readonly Stream _requests;
    private readonly Stream _answers;
    private readonly long _maxMemory;
    private readonly Thread _drain;
    private readonly StringBuilder _errors = new();
    private readonly object _watch = new();
    private bool _isGreeted;
    private volatile bool _tookTooMuch;
    private bool _isReading;
    private bool _isDisposed;

    private ReaderChild(Process process, long maxMemory)
    {
        _process = process;
        _requests = process.StandardInput.BaseStream;
        _answers = process.StandardOutput.BaseStream;
        _maxMemory = maxMemory;
        Id = process.Id;
        _drain = new Thread(DrainErrors) { IsBackground = true, Name = "reader's errors" };
        _drain.Start();

        // Dedicated threads, because other waiting work may occupy the whole thread pool.
        new Thread(WatchMemory) { IsBackground = true, Name = "reader's memory" }.Start();
    }

    public int Id { get; }

    /// <summary>Since when the process is idle; a timestamp.</summary>
    public long IdleSince { get; set; }

    /// <summary>The current memory of the process, in bytes; 0 if it has ended.</summary>
    public long WorkingSet
    {
        get
        {
            try
            {
                return ProcessMemory.Measure(_process);
            }
            catch (Exception exception) when (IsEnded(exception))
            {
                return 0;
            }
        }
    }

    /// <summary>Starts one.</summary>
    /// <exception cref="ReaderProcessException">It cannot be started.</exception>
    public static ReaderChild Start(ReaderCommand command, long maxMemory)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        if (start.Environment.ContainsKey(ReaderEnvironment.Mark))
        {
            throw new ReaderProcessException("A reader process does not start others.");
        }

        ReaderEnvironment.Apply(start.Environment, maxMemory);
        try
        {
            return new ReaderChild(Process.Start(start)!, maxMemory);
        }
        catch (Win32Exception exception)
        {
            throw new ReaderProcessException(
                $"The reader process '{command.FileName}' cannot be started: {exception.Message}. PDF files are read in a reader process, "
                + "so it must be possible to start one.");
        }
    }

    /// <summary>Lets the process read a file.</summary>
    /// <returns>Its answer; one with a <see cref="ReaderAnswer.Failure"/> if the process ended.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the process is killed.</exception>
    /// <exception cref="ReaderProcessException">The process ended before it could read, or is not a reader process.</exception>
    public ReaderAnswer Read(ReaderRequest request, CancellationToken cancellationToken)
    {
        // A killed process closes its pipes, which ends the exchange.
        using var kill = cancellationToken.Register(Kill);
        ReaderAnswer? answer;
        Watch(isReading: true);
        try
        {
            answer = Exchange(request);
        }
        finally
        {
            Watch(isReading: false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer ?? new ReaderAnswer { Failure = HowItEnded() };
    }

    /// <summary>Ends it, at once.</summary>
    public void Dispose()
    {
        lock (_watch)
        {
            _isDisposed = true;
            Monitor.Pulse(_watch);
        }

        Kill();
        try
        {
            _process.WaitForExit(ExitTimeout);
        }
        catch (Exception exception) when (IsEnded(exception))
        {
            // It has.
        }

        _drain.Join(ExitTimeout);
        _process.Dispose();
    }

    /// <returns>Null if the process ended before it answered.</returns>
    private ReaderAnswer? Exchange(ReaderRequest request)
    {
        try
        {
            if (!_isGreeted)
            {
                Greet();
            }

            request.SendTo(_requests);
            return ReaderAnswer.Receive(_answers);
        }
        catch (Exception exception)
            when (exception is (IOException and not ReaderProcessException) or InvalidDataException or ObjectDisposedException)
        {
            return null;
        }
    }

    private void Greet()
    {
        ReaderGreeting? greeting;
        try
        {
            greeting = ReaderGreeting.Receive(_answers);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new ReaderProcessException(
                $"The program '{_process.StartInfo.FileName}' is not a reader process: its Program.cs must call ReaderProcess.IsAsked.");
        }

        if (greeting is null)
        {
            throw new ReaderProcessException($"The reader process ended during its start: {HowItEnded().Detail}.");
        }

        if (greeting != new ReaderGreeting())
        {
            throw new ReaderProcessException("Another build replaced the program while it ran. Start it again.");
        }

        _isGreeted = true;
    }

    private ReaderFailure HowItEnded()
    {
        var exitCode = 0;
        try
        {
            if (!_process.WaitForExit(ExitTimeout))
            {
                Kill();
                _process.WaitForExit(ExitTimeout);
            }

            exitCode = _process.ExitCode;
        }
        catch (Exception exception) when (IsEnded(exception))
        {
            // Disposed meanwhile.
        }

        _drain.Join(ExitTimeout);
        string errors;
        lock (_errors)
        {
            errors = _errors.ToString();
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}");
        if (_tookTooMuch)
        {
            return new ReaderFailure(ReaderFailureKind.Memory, "stopped for its working set");
        }

        // The runtime prints this before it fails.
        if (exitCode == ExitOutOfMemory || errors.StartsWith("Out of memory", StringComparison.Ordinal)
            || errors.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal))
        {
            return new ReaderFailure(ReaderFailureKind.Memory, detail);
        }

        return exitCode == ExitStackOverflow || errors.StartsWith("Stack overflow", StringComparison.Ordinal)
            ? new ReaderFailure(ReaderFailureKind.Stack, detail)
            : new ReaderFailure(ReaderFailureKind.Crash, detail);
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (IsEnded(exception))
        {
            // It has ended by itself.
        }
    }

    private static bool IsEnded(Exception exception) => exception is InvalidOperationException or Win32Exception;

    private void Watch(bool isReading)
    {
        lock (_watch)
        {
            _isReading = isReading;
            Monitor.Pulse(_watch);
        }
    }

    private void WatchMemory()
    {
        while (WaitForLongRead())
        {
            if (WorkingSet > _maxMemory + BesidesHeap)
            {
                _tookTooMuch = true;
                Kill();
            }
        }
    }

    /// <summary>Waits until it has read one file for some time.</summary>
    /// <returns>False when there will be none.</returns>
    private bool WaitForLongRead()
    {
        lock (_watch)
        {
            while (!_isDisposed)
            {
                if (!_isReading)
                {
                    Monitor.Wait(_watch);
                }
                else if (!Monitor.Wait(_watch, LookEvery))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void DrainErrors()
    {
        try
        {
            var buffer = new char[KeptErrors];
            var errors = _process.StandardError;
            for (var read = errors.Read(buffer); read > 0; read = errors.Read(buffer))
            {
                lock (_errors)
                {
                    _errors.Append(buffer, 0, Math.Min(read, KeptErrors - _errors.Length));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended.
        }
    }
}
