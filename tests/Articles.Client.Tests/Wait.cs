namespace Articles.Client.Tests;

/// <summary>Waits for what another process does.</summary>
internal static class Wait
{
    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
