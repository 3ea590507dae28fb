using Azure;
using Pipeline.Storage;

namespace Pipeline.Faults.Dropping;

/// <summary>Drops what the desk makes, as crawlers do: one that is not let in tries again until it is.</summary>
internal sealed class Crawler(NewsDesk desk, IInbox inbox)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Drops so many new files (and new contents of some) evenly over a time.</summary>
    public async Task DropAsync(int count, TimeSpan over, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var file in desk.Next())
            {
                await DropAsync(file, cancellationToken);
            }

            await Task.Delay(over / count, cancellationToken);
        }
    }

    /// <summary>Drops a file.</summary>
    public Task DropAsync(DroppedFile file, CancellationToken cancellationToken) => PersistAsync(
        async () =>
        {
            using var content = new MemoryStream(file.Content.ToArray());
            await inbox.UploadAsync(file.Name, content, cancellationToken);
        },
        cancellationToken);

    /// <summary>Removes a file.</summary>
    public Task RemoveAsync(DroppedFile file, CancellationToken cancellationToken) =>
        PersistAsync(() => inbox.RemoveAsync(file.Name, cancellationToken), cancellationToken);

    private static async Task PersistAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException or IOException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
