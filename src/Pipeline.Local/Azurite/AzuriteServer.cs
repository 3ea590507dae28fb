namespace Pipeline.Local.Azurite;

/// <summary>
/// A storage emulator in use: the data folder's own, which is started if needed, or another one at configured endpoints. A data folder's
/// emulator belongs to all processes that use it, whichever started it: it saves and ends when the last one disposes or ends (<c>kill
/// -9</c>), and ignores the terminal's Ctrl-C. Another one is left alone.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const int MaxStarts = 3;

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

    /// <summary>True if this process started it.</summary>
    public bool IsOwned => _started is not null;

    /// <summary>True if it stores the data of the given folder; false for another one that was found.</summary>
    public bool IsOfDataFolder => _keeper is not null;

    /// <summary>The emulator's process id; null for another one that was found.</summary>
    public int? ProcessId => _keeper?.Use.State.Pid;

    /// <summary>The emulator's log; null for another one that was found.</summary>
    public string? LogFile => _keeper is null ? null : AzuriteProcess.LogFileIn(_options.DataFolder);

    /// <summary>How often it was killed and restarted. Data of its last seconds is then lost.</summary>
    public int Restarts => _keeper?.Restarts ?? 0;

    /// <summary>The emulator that already answers at all three endpoints, any data folder's, or null.</summary>
    public static async Task<AzuriteServer?> FindAsync(AzuriteEndpoints endpoints, CancellationToken cancellationToken) =>
        await AzuriteProbe.AnswersAsync(endpoints, cancellationToken)
            ? new AzuriteServer(endpoints, new AzuriteOptions(), use: null, started: null, progress: null)
            : null;

    /// <summary>Installs Azurite if needed, starts it and waits until it answers.</summary>
    /// <param name="options">Ports, folders.</param>
    /// <param name="progress">Reports long steps and restarts in sentences; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; what was started is stopped.</param>
    /// <exception cref="AzuriteException"> It cannot be installed or started, or the data folder's emulator already runs; the message says
    /// what to do. </exception>
    public static async Task<AzuriteServer> StartAsync(
        AzuriteOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress, cancellationToken);
        await using var held = TryLock(options) ?? throw InUse(options);
        if (await AzuriteUse.JoinAsync(options, cancellationToken) is { } use)
        {
            await use.DisposeAsync();
            throw InUse(options);
        }

        return await StartAsync(installation, options, progress, cancellationToken);
    }

    /// <summary>
    /// The emulator of the data folder, started if needed. One that answers at configured endpoints has priority, whichever folder it
    /// belongs to. One at the default endpoints (<see cref="AzuriteOptions.MovesToFreePorts"/>) belongs to other software and is left
    /// alone.
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
                // If two processes start at once, one takes the lock and starts it, the other joins.
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

    /// <summary>Ends the use. The last user waits until the emulator has saved and ended, for a minute at most.</summary>
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
                // It is no longer used, and has removed its file.
                await _started.WaitForEndAsync();
            }

            await _started.DisposeAsync();
        }
    }

    /// <summary>Joins an emulator that another process has restarted, or starts it, at the options' endpoints.</summary>
    internal static async Task<AzuriteUse> UseAgainAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        await using var held = await LockFile.TakeAsync(LockIn(options), cancellationToken);
        if (await AzuriteUse.JoinAsync(options, cancellationToken) is not { } use)
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

        if (await AzuriteUse.JoinAsync(options, cancellationToken) is { } use)
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

    /// <summary>Starts it; the caller must hold the data folder's lock.</summary>
    private static async Task<(AzuriteProcess Process, AzuriteUse Use)> StartProcessAsync(
        AzuriteInstallation installation, AzuriteOptions options, CancellationToken cancellationToken)
    {
        for (var start = 1; ; start++)
        {
            await PreviousAzuriteProcess.WaitUntilGoneAsync(options.DataFolder, cancellationToken);
            var process = AzuriteProcess.Start(installation, options);
            try
            {
                var state = await process.WaitUntilReadyAsync(options.StartTimeout, cancellationToken);
                if (await AzuriteUse.JoinAsync(state, options.Watch, cancellationToken) is { } use)
                {
                    return (process, use);
                }
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            // It was ready, and was killed at once.
            await process.DisposeAsync();
            if (start == MaxStarts)
            {
                throw new AzuriteException($"Azurite ended immediately. Its log: {AzuriteProcess.LogFileIn(options.DataFolder)}");
            }
        }
    }
}
