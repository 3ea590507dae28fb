using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Local.Azurite;

/// <summary>An Azurite child process: its arguments, its output, its end.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private const int Services = 3;

    // Azurite keeps all metadata as objects that live for ever: with node's 16 MB for young ones, their collection is a fifth of its time at ten thousand articles.
    private const string YoungGeneration = "--max-semi-space-size=64";

    // It writes all its metadata before it ends: some hundred megabytes at a hundred thousand articles.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly FileStream _dataFolderLock;
    private readonly StreamWriter _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _ports = [];
    private readonly HashSet<string> _closed = [];
    private readonly List<string> _lastLines = [];
    private readonly TaskCompletionSource _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;

    private AzuriteProcess(Process process, string logFile, StreamWriter log, FileStream dataFolderLock)
    {
        _process = process;
        _dataFolderLock = dataFolderLock;
        LogFile = logFile;
        _log = log;
        _output = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
    }

    public int Id => _process.Id;

    public string LogFile { get; }

    /// <summary>Starts it; the lock on its data folder is freed when it has ended.</summary>
    public static AzuriteProcess Start(AzuriteInstallation installation, AzuriteOptions options, FileStream dataFolderLock)
    {
        var start = new ProcessStartInfo(installation.Node, [YoungGeneration, "--require", installation.Lifeline, "--require", installation.Lookups, installation.EntryPoint, .. Arguments(options)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = options.DataFolder,
        };
        var logFile = Path.Combine(options.DataFolder, "azurite.log");
        var log = new StreamWriter(logFile, append: false) { AutoFlush = true };
        return new AzuriteProcess(Process.Start(start)!, logFile, log, dataFolderLock);
    }

    /// <summary>Waits until all three services say that they listen, and where.</summary>
    public async Task<AzuriteEndpoints> WaitUntilListeningAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(timeout);
        try
        {
            await Task.WhenAny(_listening.Task, _output).WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException($"Azurite did not answer within {timeout.TotalSeconds:0} seconds. Its log: {LogFile}");
        }

        if (!_listening.Task.IsCompleted)
        {
            throw Failure();
        }

        return AzuriteEndpoints.OnPorts(_ports["Blob"], _ports["Queue"], _ports["Table"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await WaitUntilSavedAsync();
            if (!_process.HasExited)
            {
                // Connections that the SDKs in this process keep open would hold it for seconds more, with nothing left to do.
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        await _output;
        await _log.DisposeAsync();
        _process.Dispose();
        await _dataFolderLock.DisposeAsync();
    }

    private async Task WaitUntilSavedAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            await Task.WhenAny(_process.WaitForExitAsync(timeout.Token), _saved.Task).WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked for long enough.
        }
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
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _log.WriteLine(line);
                Note(line);
            }
        }
    }

    private void Note(string line)
    {
        if (Closed().Match(line) is { Success: true } closed)
        {
            if (_closed.Add(closed.Groups["service"].Value) && _closed.Count == Services)
            {
                _saved.TrySetResult();
            }
        }
        else if (!_listening.Task.IsCompleted)
        {
            _lastLines.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                _ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
                if (_ports.Count == Services)
                {
                    _listening.SetResult();
                }
            }
        }
    }

    private AzuriteException Failure()
    {
        string output;
        lock (_gate)
        {
            output = string.Join('\n', _lastLines.TakeLast(5));
        }

        var isPortTaken = output.Contains("EADDRINUSE", StringComparison.Ordinal);
        var advice = isPortTaken
            ? "Another program has the port: stop it, or configure other endpoints (an `ArticleStorage` connection string with BlobEndpoint, QueueEndpoint, TableEndpoint)."
            : $"Its log: {LogFile}";
        return new AzuriteException($"Azurite ended while it was starting.\n{output}\n{advice}") { IsPortTaken = isPortTaken };
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^:]+:(?<port>\d{1,5})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Listening();

    // Printed when a service has written its data.
    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service successfully closed$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();
}
