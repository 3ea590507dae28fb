using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>The local host (<c>articles serve</c>) as a process of its own, so that its processor time and its memory are its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task _output;

    private HostProcess(Process process)
    {
        _process = process;
        _output = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
    }

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

    /// <summary>Starts it and waits until it says that it runs.</summary>
    public static async Task<HostProcess> StartAsync(string dataFolder, string connectionString, CancellationToken cancellationToken)
    {
        var process = Launch(dataFolder, connectionString);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("Running.", StringComparison.Ordinal))
            {
                return new HostProcess(process);
            }
        }

        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        throw new InvalidOperationException($"The host ended while it was starting:\n{errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        await _output;
        _process.Dispose();
    }

    private static Process Launch(string dataFolder, string connectionString) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "articles.dll"), "serve" },
        WorkingDirectory = dataFolder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["Local__DataFolder"] = dataFolder, ["Local__ApiPort"] = "0", ["ArticleStorage"] = connectionString },
    })!;
}
