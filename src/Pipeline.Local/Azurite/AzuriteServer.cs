namespace Pipeline.Local.Azurite;

/// <summary>
/// The storage emulator: one that was found running, or one that this process installed and started as its child. Disposing stops
/// the child and leaves a found one alone. A child also stops by itself, saving its data, when this process is gone without
/// disposing (<c>kill -9</c>), and takes no notice of the terminal's Ctrl-C: its end is this process's decision.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly AzuriteProcess? _process;

    private AzuriteServer(AzuriteEndpoints endpoints, AzuriteProcess? process)
    {
        Endpoints = endpoints;
        _process = process;
    }

    /// <summary>Where it answers.</summary>
    public AzuriteEndpoints Endpoints { get; }

    /// <summary>A connection string for the Azure SDKs.</summary>
    public string ConnectionString => Endpoints.ConnectionString;

    /// <summary>True when this process started it and will stop it.</summary>
    public bool IsOwned => _process is not null;

    /// <summary>The child's process id; null for one that was found.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>The child's log; null for one that was found.</summary>
    public string? LogFile => _process?.LogFile;

    /// <summary>The emulator that already answers at all three endpoints, or null.</summary>
    public static async Task<AzuriteServer?> FindAsync(AzuriteEndpoints endpoints, CancellationToken cancellationToken) =>
        await AzuriteProbe.AnswersAsync(endpoints, cancellationToken) ? new AzuriteServer(endpoints, process: null) : null;

    /// <summary>Installs Azurite when needed, starts it and waits until it answers.</summary>
    /// <param name="options">Ports, folders.</param>
    /// <param name="progress">Told, in a sentence, before what takes long; may be null.</param>
    /// <param name="cancellationToken">Gives up; what was started is stopped.</param>
    /// <exception cref="AzuriteException">It cannot be installed or started: what, where, what to do.</exception>
    public static async Task<AzuriteServer> StartAsync(AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress, cancellationToken);
        var held = TryLock(options) ?? throw new AzuriteException(
            $"Another process keeps its storage in {options.DataFolder}. Wait for it to end, or choose another data folder.");
        return await StartAsync(installation, options, held, cancellationToken);
    }

    /// <summary>
    /// The emulator that answers at the endpoints of <paramref name="options"/>, or that keeps its data in the same folder; or a new one there.
    /// </summary>
    /// <inheritdoc cref="StartAsync(AzuriteOptions, IProgress{string}, CancellationToken)"/>
    public static async Task<AzuriteServer> FindOrStartAsync(AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var endpoints = options.Endpoints ?? throw new ArgumentException("Only at known endpoints can a running Azurite be found.", nameof(options));
        if (await FindAsync(endpoints, cancellationToken) is { } running)
        {
            return running;
        }

        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress, cancellationToken);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.StartTimeout);
        try
        {
            while (true)
            {
                // Two that start at once: one takes the folder, the other finds the first one's server.
                if (TryLock(options) is { } held)
                {
                    return await StartOrMoveAsync(installation, options, held, progress, cancellationToken);
                }

                if (await FindAsync(EndpointsFile.Read(options.DataFolder) ?? endpoints, timeout.Token) is { } started)
                {
                    return started;
                }

                await Task.Delay(PollInterval, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException($"Another process keeps its storage in {options.DataFolder}, but nothing answers at {endpoints}. Wait for it to end, or configure the endpoints that it uses.");
        }
    }

    /// <summary>Stops the child, if it is ours: asked first, killed when it takes longer than a minute.</summary>
    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static FileStream? TryLock(AzuriteOptions options) => LockFile.TryTake(Path.Combine(options.DataFolder, "azurite.lock"));

    private static async Task<AzuriteServer> StartOrMoveAsync(
        AzuriteInstallation installation, AzuriteOptions options, FileStream held, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await StartAsync(installation, options, held, cancellationToken);
        }
        catch (AzuriteException exception) when (exception.IsPortTaken && options.MovesToFreePorts)
        {
            var again = TryLock(options) ?? throw new AzuriteException($"Another process has just taken {options.DataFolder}. Try again.", exception);
            var moved = await StartAsync(installation, options with { Endpoints = null }, again, cancellationToken);
            progress?.Report($"Another program has Azurite's ports; it answers at {moved.Endpoints}.");
            return moved;
        }
    }

    private static async Task<AzuriteServer> StartAsync(AzuriteInstallation installation, AzuriteOptions options, FileStream held, CancellationToken cancellationToken)
    {
        AzuriteProcess? process = null;
        try
        {
            await Predecessor.WaitUntilGoneAsync(options.DataFolder, cancellationToken);
            process = AzuriteProcess.Start(installation, options, held);
            var endpoints = await process.WaitUntilListeningAsync(options.StartTimeout, cancellationToken);
            EndpointsFile.Write(options.DataFolder, endpoints);
            return new AzuriteServer(endpoints, process);
        }
        catch
        {
            await (process?.DisposeAsync() ?? held.DisposeAsync());
            throw;
        }
    }
}
