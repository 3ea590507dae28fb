using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Timers;

/// <summary>
/// Remembers when each timer ran, so that a start catches up on a run that it missed. The SDK's own monitor needs a storage library that is
/// no longer maintained; this one reads what that one wrote.
/// </summary>
internal sealed partial class BlobScheduleMonitor(HostContainer container, IHostIdProvider hostId, ILogger<BlobScheduleMonitor> logger)
    : ScheduleMonitor
{
    public override async Task<ScheduleStatus?> GetStatusAsync(string timerName)
    {
        try
        {
            var blob = await BlobAsync(timerName);
            return (await blob.DownloadContentAsync()).Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A status that the storage does not take is logged: an exception here would end the timer for good.</remarks>
    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        try
        {
            var blob = await BlobAsync(timerName);
            await blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            LogNotWritten(exception, timerName);
        }
    }

    private async Task<BlobClient> BlobAsync(string timerName) =>
        container.Client.GetBlobClient($"timers/{await hostId.GetHostIdAsync(CancellationToken.None)}/{timerName}/status");

    [LoggerMessage(
        EventId = 54, Level = LogLevel.Warning, Message =
            "The time of {Timer} could not be written; it may run a second time after a restart.")]
    private partial void LogNotWritten(Exception exception, string timer);
}
