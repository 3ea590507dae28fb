using Microsoft.Extensions.Logging;

namespace Pipeline.Web.Shell;

/// <summary>
/// Asks for each page once, so that the first person who does need not wait until the code of it is compiled. In the background, after the server has
/// started; nothing depends on it.
/// </summary>
internal sealed partial class PageWarmup(ILogger<PageLog> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the pages that the header names, one after the other.</summary>
    public async Task RunAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
            foreach (var entry in NavigationEntry.All)
            {
                using var response = await client.GetAsync(entry.Path, cancellationToken);
                await response.Content.ReadAsByteArrayAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogNotWarm(exception);
        }
    }

    [LoggerMessage(EventId = 92, Level = LogLevel.Debug, Message = "The pages could not be asked for in advance.")]
    private partial void LogNotWarm(Exception exception);
}
