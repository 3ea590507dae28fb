namespace Pipeline.Local.Azurite;

/// <summary>
/// Keeps a data folder's Azurite running while this process uses it: a killed one is restarted at the same ports, by the first process that
/// notices.
/// </summary>
internal sealed class AzuriteKeeper : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);

    private readonly AzuriteOptions _options;
    private readonly IProgress<string>? _progress;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _keeping;
    private int _restarts;

    /// <summary>Starts keeping it.</summary>
    /// <param name="use">This process's use of it.</param>
    /// <param name="options">The options for a restart, with the current ports.</param>
    /// <param name="progress">Reports each restart in a sentence.</param>
    public AzuriteKeeper(AzuriteUse use, AzuriteOptions options, IProgress<string>? progress)
    {
        (Use, _options, _progress) = (use, options, progress);
        // Data that was only in memory is lost.
        _keeping = options.InMemory ? Task.CompletedTask : KeepAsync(_leaving.Token);
    }

    /// <summary>This process's current use of it.</summary>
    public AzuriteUse Use { get; private set; }

    /// <summary>How often it was killed and restarted.</summary>
    public int Restarts => Volatile.Read(ref _restarts);

    /// <summary>Ends the use; the last one waits until Azurite has saved.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _keeping;
        await Use.DisposeAsync();
        _leaving.Dispose();
    }

    private async Task KeepAsync(CancellationToken leaving)
    {
        try
        {
            while (true)
            {
                await Use.Ended.WaitAsync(leaving);
                _progress?.Report(
                    $"The storage emulator of {_options.DataFolder} has ended unexpectedly (process {Use.State.Pid}); it is being "
                    + "restarted.");
                await Use.DisposeAsync();
                Use = await AgainAsync(leaving);
                Interlocked.Increment(ref _restarts);
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // This process no longer needs it.
        }
    }

    private async Task<AzuriteUse> AgainAsync(CancellationToken leaving)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                return await AzuriteServer.UseAgainAsync(_options, leaving);
            }
            catch (Exception exception)
                when (exception is AzuriteException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
            {
                _progress?.Report($"The storage emulator could not be restarted; trying again. {exception.Message}");
            }

            await Task.Delay(pause, leaving);
        }
    }
}
