namespace Pipeline.Local.Azurite;

/// <summary>
/// A storage emulator in use: the one of a data folder, which is started when nobody has, or another that answers at endpoints somebody
/// chose. That of a data folder belongs to all processes that use it, whoever started it: it saves and ends when the last one disposes or
/// is gone (<c>kill -9</c>), and takes no notice
/// of the terminal's Ctrl-C. Another one is left alone.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly AzuriteOptions _options;
    private readonly AzuriteProcess? _started;
    private readonly AzuriteKeeper? _keeper;
    private int _isDisposed;

    private AzuriteServer(
        AzuriteEndpoints endpoints, AzuriteOptions options, AzuriteUse? use, AzuriteProcess? started, IProgress<string>? progress)
    {
        (Endpoints, _options, _started) = (endpoints, options, started);
        _keeper = use is null ? null : new AzuriteKeeper(use, options with { Endpoints = endpoints, MovesToFreePorts = false }, progress);
    }

    /// <summary>Where it answers.</summary>
    public AzuriteEndpoints Endpoints { get; }

    /// <summary>A connection string for the Azure SDKs.</summary>
    public string ConnectionString => Endpoints.ConnectionString;

    /// <summary>True when this process started it.</summary>
    public bool IsOwned => _started is not null;

    /// <summary>True when it keeps the data of the folder that was asked for; false for another that was found.</summary>
    public bool IsOfDataFolder => _keeper is not null;

    /// <summary>The emulator's process id; null for another that was found.</summary>
    public int? ProcessId => _keeper?.Use.State.Pid;

    /// <summary>The emulator's log; null for another that was found.</summary>
    public string? LogFile => _keeper is null ? null : AzuriteProcess.LogFileIn(_options.DataFolder);

    /// <summary>How often it was killed and came back. What it had been given in its last seconds is then forgotten.</summary>
    public int Restarts => _keeper?.Restarts ?? 0;

    /// <summary>The emulator that already answers at all three endpoints, whoever's it is, or null.</summary>
    public static async Task<AzuriteServer?> FindAsync(AzuriteEndpoints endpoints, CancellationToken cancellationToken) =>
        await AzuriteProbe.AnswersAsync(endpoints, cancellationToken)
            ? new AzuriteServer(endpoints, new AzuriteOptions(), use: null, started: null, progress: null)
            : null;

    /// <summary>Installs Azurite when needed, starts it and waits until it answers.</summary>
    /// <param name="options">Ports, folders.</param>
    /// <param name="progress">Told, in a sentence, before what takes long, and when it has to be started again; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; what was started is stopped.</param>
    /// <exception cref="AzuriteException">
    /// It cannot be installed or started, or the data folder's runs already: what, where, what to do.
    /// </exception>
    public static async Task<AzuriteServer> StartAsync(
        AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress, cancellationToken);
        await using var held = TryLock(options) ?? throw InUse(options);
        if (await AzuriteUse.JoinAsync(options.DataFolder, cancellationToken) is { } use)
        {
            await use.DisposeAsync();
            throw InUse(options);
        }

        return await StartAsync(installation, options, progress, cancellationToken);
    }

    /// <summary>
    /// The emulator of the data folder, which is started unless it runs. One that answers at endpoints somebody chose goes first, whoever's
    /// it is; one at the default ones (<see cref="AzuriteOptions.MovesToFreePorts"/>) is somebody else's, and left alone.
    /// </summary>
    /// <inheritdoc cref="StartAsync(AzuriteOptions, IProgress{string}, CancellationToken)"/>
    public static async Task<AzuriteServer> FindOrStartAsync(
        AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (options.Endpoints is null)
        {
            throw new ArgumentException("A running Azurite can be found only at known endpoints.", nameof(options));
        }

        if (await FindOrJoinAsync(options, progress, cancellationToken) is { } running)
        {
            return running;
        }

        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress, cancellationToken);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Another's first try may meet a port that is taken.
        timeout.CancelAfter(options.StartTimeout * 2);
        try
        {
            while (true)
            {
                // Two that start at once: one takes the lock and starts, the other joins it.
                await using var held = TryLock(options);
                if (await FindOrJoinAsync(options, progress, timeout.Token) is { } started)
                {
                    return started;
                }

                if (held is not null)
                {
                    return await StartOrMoveAsync(installation, options, progress, cancellationToken);
                }

                await Task.Delay(PollInterval, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException(
                $"Another process is starting its storage in {options.DataFolder}, and takes longer than "
                + $"{options.StartTimeout.TotalMinutes * 2:0} minutes. Wait for it, or choose another data folder (Local__DataFolder).");
        }
    }

    /// <summary>Ends the use: the last one waits until the emulator has saved and is gone, for a minute at most.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is null || Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _keeper.DisposeAsync();
        if (_started is not null)
        {
            if (AzuriteState.Read(_options.DataFolder)?.Pid != ProcessId)
            {
                // Nobody uses it any more, and it has taken its file away.
                await _started.WaitForEndAsync();
            }

            await _started.DisposeAsync();
        }
    }

    /// <summary>Joins one that another process has started again, or starts it, at the options' endpoints.</summary>
    internal static async Task<AzuriteUse> UseAgainAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        await using var held = await LockFile.TakeAsync(LockIn(options), cancellationToken);
        if (await AzuriteUse.JoinAsync(options.DataFolder, cancellationToken) is not { } use)
        {
            var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress: null, cancellationToken);
            (var process, use) = await StartProcessAsync(installation, options, cancellationToken);
            await process.DisposeAsync();
        }

        if (use.State.Endpoints != options.Endpoints)
        {
            await use.DisposeAsync();
            throw new AzuriteException($"Azurite runs at other ports now ({use.State.Endpoints}). Start this command again.");
        }

        return use;
    }

    private static string LockIn(AzuriteOptions options) => Path.Combine(options.DataFolder, "azurite.lock");

    private static FileStream? TryLock(AzuriteOptions options) => LockFile.TryTake(LockIn(options));

    private static AzuriteException InUse(AzuriteOptions options) =>
        new($"Another process uses the storage in {options.DataFolder}. Wait for it to end, or choose another data folder.");

    private static async Task<AzuriteServer?> FindOrJoinAsync(
        AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var isChosen = !options.MovesToFreePorts;
        var isElsewhere = AzuriteState.Read(options.DataFolder)?.Endpoints != options.Endpoints;
        if (isChosen && isElsewhere && await FindAsync(options.Endpoints!, cancellationToken) is { } found)
        {
            return found;
        }

        if (await AzuriteUse.JoinAsync(options.DataFolder, cancellationToken) is { } use)
        {
            return new AzuriteServer(use.State.Endpoints, options, use, started: null, progress);
        }

        return isChosen ? await FindAsync(options.Endpoints!, cancellationToken) : null;
    }

    /// <summary>Starts it at the endpoints that it had before, if it was killed; at the usual ones; at any that are free.</summary>
    private static async Task<AzuriteServer> StartOrMoveAsync(
        AzuriteInstallation installation, AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!options.MovesToFreePorts)
        {
            return await StartAsync(installation, options, progress, cancellationToken);
        }

        foreach (var endpoints in new[] { AzuriteState.Read(options.DataFolder)?.Endpoints, options.Endpoints }.OfType<AzuriteEndpoints>()
            .Distinct())
        {
            try
            {
                return await StartAsync(installation, options with { Endpoints = endpoints }, progress, cancellationToken);
            }
            catch (AzuriteException exception) when (exception.IsPortTaken)
            {
                // The next ones.
            }
        }

        var moved = await StartAsync(installation, options with { Endpoints = null }, progress, cancellationToken);
        progress?.Report($"Another program uses Azurite's ports ({options.Endpoints}); this data folder's Azurite uses {moved.Endpoints}.");
        return moved;
    }

    private static async Task<AzuriteServer> StartAsync(
        AzuriteInstallation installation, AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var (process, use) = await StartProcessAsync(installation, options, cancellationToken);
        return new AzuriteServer(use.State.Endpoints, options, use, process, progress);
    }

    /// <summary>Starts it; the caller holds the data folder's lock.</summary>
    private static async Task<(AzuriteProcess Process, AzuriteUse Use)> StartProcessAsync(
        AzuriteInstallation installation, AzuriteOptions options, CancellationToken cancellationToken)
    {
        await PreviousAzuriteProcess.WaitUntilGoneAsync(options.DataFolder, cancellationToken);
        var process = AzuriteProcess.Start(installation, options);
        try
        {
            var state = await process.WaitUntilReadyAsync(options.StartTimeout, cancellationToken);
            var use = await AzuriteUse.JoinAsync(state, cancellationToken)
                ?? throw new AzuriteException($"Azurite ended immediately. Its log: {AzuriteProcess.LogFileIn(options.DataFolder)}");
            return (process, use);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
