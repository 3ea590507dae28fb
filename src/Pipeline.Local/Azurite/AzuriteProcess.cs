using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Azurite;

/// <summary>
/// Starts an Azurite, with its arguments and its first output. Once a process uses it (<see cref="AzuriteUse"/>), it keeps running without
/// the process that started it.
/// </summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private const string Ready = "ready ";
    private const string PortAdvice =
        "Another program uses the port: stop it, or configure other endpoints (an `ArticleStorage` connection string with BlobEndpoint, "
        + "QueueEndpoint, TableEndpoint).";
    private const int LinesKept = 5;

    // Azurite keeps all metadata as objects that live for ever: with node's 16 MB for young ones, their collection is a fifth of its time
    // at ten thousand articles.
    private const string YoungGeneration = "--max-semi-space-size=64";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _logFile;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lastLines = new();
    private readonly TaskCompletionSource<AzuriteState?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;

    private AzuriteProcess(Process process, string logFile)
    {
        (_process, _logFile) = (process, logFile);
        _output = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
    }

    /// <summary>The log of a data folder's Azurite, which it writes itself.</summary>
    public static string LogFileIn(string dataFolder) => Path.Combine(dataFolder, "azurite.log");

    /// <summary>Starts it. The caller must hold the data folder's lock, and must have waited for the previous one.</summary>
    /// <exception cref="AzuriteException">Its data is damaged.</exception>
    public static AzuriteProcess Start(AzuriteInstallation installation, AzuriteOptions options)
    {
        AzuriteDatabase.ThrowIfEmpty(options.DataFolder);
        return new AzuriteProcess(Process.Start(Describe(installation, options))!, LogFileIn(options.DataFolder));
    }

    /// <summary>What <see cref="Start"/> starts.</summary>
    public static ProcessStartInfo Describe(AzuriteInstallation installation, AzuriteOptions options) => new(
        installation.Node,
        [
            YoungGeneration, "--require", installation.Lifeline, "--require", installation.Lookups, "--require", installation.Lazy,
            "--require", installation.Drops, installation.EntryPoint, .. Arguments(options),
        ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        CreateNoWindow = true,
        WorkingDirectory = options.DataFolder,
    };

    /// <summary>Waits until all three services listen.</summary>
    public async Task<AzuriteState> WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(timeout);
        try
        {
            await Task.WhenAny(_ready.Task, _output).WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException($"Azurite did not answer within {timeout.TotalSeconds:0} seconds. Its log: {_logFile}");
        }

        return _ready.Task.IsCompleted && await _ready.Task is { } state ? state : throw Failure();
    }

    /// <summary>Waits for the end of an unused Azurite; does not wait for one in use.</summary>
    public async Task WaitForEndAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Releases it. An unused Azurite ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_ready.Task.IsCompleted)
        {
            await WaitForEndAsync();
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            await _output;
        }

        _process.Dispose();
    }

    private static string[] Arguments(AzuriteOptions options)
    {
        // Port 0: the system chooses, and the output says which.
        string[] arguments =
        [
            "--disableTelemetry", "--skipApiVersionCheck",
            "--blobHost", "127.0.0.1", "--blobPort", Port(options.Endpoints?.Blob),
            "--queueHost", "127.0.0.1", "--queuePort", Port(options.Endpoints?.Queue),
            "--tableHost", "127.0.0.1", "--tablePort", Port(options.Endpoints?.Table),
        ];
        string[] quiet = options.LogsRequests ? [] : ["--silent"];
        return [.. arguments, .. quiet, .. options.InMemory ? ["--inMemoryPersistence"] : new[] { "--location", options.DataFolder }];
    }

    private static string Port(Uri? endpoint) => (endpoint?.Port ?? 0).ToString(CultureInfo.InvariantCulture);

    private async Task PumpAsync(StreamReader reader)
    {
        while (await ReadLineAsync(reader) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                _ready.TrySetResult(AzuriteState.Parse(line[Ready.Length..]));
            }

            lock (_gate)
            {
                _lastLines.Enqueue(line);
                if (_lastLines.Count > LinesKept)
                {
                    _lastLines.Dequeue();
                }
            }
        }
    }

    private static async Task<string?> ReadLineAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private AzuriteException Failure()
    {
        string output;
        lock (_gate)
        {
            output = string.Join('\n', _lastLines);
        }

        var isPortTaken = output.Contains("EADDRINUSE", StringComparison.Ordinal);
        var damage = isPortTaken ? null : AzuriteDatabase.FindDamage(Path.GetDirectoryName(_logFile)!);
        var advice = isPortTaken ? PortAdvice : $"Its log: {_logFile}";
        var message = damage is null ? $"Azurite ended while it was starting.\n{output}\n{advice}" : $"{damage}\n{advice}";
        return new AzuriteException(message) { IsPortTaken = isPortTaken };
    }
}
