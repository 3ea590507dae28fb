namespace Pipeline.Local.Azurite;

/// <summary>
/// Keeps a data folder's Azurite there for as long as this process uses it: one that was killed is started again at the same ports, by
/// whoever comes first.
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

    /// <summary>Begins to keep it.</summary>
    /// <param name="use">This process's use of it.</param>
    /// <param name="options">How it is started again: at the ports that it has.</param>
    /// <param name="progress">Told, in a sentence, when it has to be.</param>
    public AzuriteKeeper(AzuriteUse use, AzuriteOptions options, IProgress<string>? progress)
    {
        (Use, _options, _progress) = (use, options, progress);
        // What was in memory only cannot come back.
        _keeping = options.InMemory ? Task.CompletedTask : KeepAsync(_leaving.Token);
    }

    /// <summary>This process's use of it, as it now is.</summary>
    public AzuriteUse Use { get; private set; }

    /// <summary>How often it was killed and came back.</summary>
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
            // Nobody here needs it any more.
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
