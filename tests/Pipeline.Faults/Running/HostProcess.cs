using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Faults.Running;

/// <summary>The local host in a process of its own. Disposing kills it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _output;
    private readonly Task _errors;
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process, string logFile)
    {
        _process = process;
        _output = ReadOutputAsync();
        _errors = CopyErrorsAsync(logFile);
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The processor time it has used so far, all cores together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory it had so far (resident set), bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it; it is not up yet on return.</summary>
    /// <param name="program">Which program.</param>
    /// <param name="settings">Its settings, as environment variables (<c>Section__Key</c>).</param>
    /// <param name="folder">Its working folder, in which <c>serve.log</c> gets what it writes to standard error.</param>
    public static HostProcess Start(HostProgram program, IReadOnlyDictionary<string, string> settings, string folder)
    {
        var (assembly, command) = program == HostProgram.Articles ? ("articles.dll", "serve") : ("Pipeline.Faults.dll", "host");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new HostProcess(Process.Start(start)!, Path.Combine(folder, "serve.log"));
    }

    /// <summary>Waits until it says that it runs.</summary>
    /// <exception cref="InvalidOperationException">It ended first.</exception>
    public async Task WaitUntilRunningAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_running.Task, _process.WaitForExitAsync(cancellationToken)).WaitAsync(cancellationToken);
        if (!_running.Task.IsCompleted)
        {
            throw new InvalidOperationException(
                $"The host ended with {_process.ExitCode} before it ran. See serve.log in {_process.StartInfo.WorkingDirectory}.");
        }
    }

    /// <summary>Ends it with SIGKILL: no code of its own runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop (SIGTERM) and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        await SignalAsync("-TERM", cancellationToken);
        await EndAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Lets it run no more, without its knowing (SIGSTOP).</summary>
    public Task FreezeAsync(CancellationToken cancellationToken) => SignalAsync("-STOP", cancellationToken);

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync(CancellationToken cancellationToken) => SignalAsync("-CONT", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await Task.WhenAll(_output, _errors);
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Running.", StringComparison.Ordinal))
            {
                _running.TrySetResult();
            }
        }
    }

    private async Task CopyErrorsAsync(string logFile)
    {
        // Several hosts may write to one file, one line at a time.
        await using var stream = new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        await using var log = new StreamWriter(stream) { AutoFlush = true };
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            await log.WriteLineAsync(line);
        }
    }
}
