using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Pipeline.Web.Shell;

/// <summary>
/// Asks for each page once, so that the first person who does need not wait until the code of it is compiled. In the background, after the
/// server has started; nothing depends on it.
/// </summary>
internal sealed partial class PageWarmup(ILogger<PageLog> logger)
{
    // Pages that another one names, not the header.
    private static readonly string[] Further = ["/operations/poison", "/operations/subscriptions", "/operations/remove"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the pages, one after the other, and for the first article that one of them links to.</summary>
    public async Task RunAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
            string? article = null;
            foreach (var path in NavigationEntry.All.Select(entry => entry.Path).Concat(Further))
            {
                using var response = await client.GetAsync(path, cancellationToken);
                var page = await response.Content.ReadAsStringAsync(cancellationToken);
                article ??= ArticleLink().Match(page) is { Success: true } link ? link.Value : null;
            }

            if (article is not null)
            {
                using var response = await client.GetAsync(article, cancellationToken);
                await response.Content.ReadAsByteArrayAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogNotWarm(exception);
        }
    }

    [GeneratedRegex("/articles/[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex ArticleLink();

    [LoggerMessage(EventId = 92, Level = LogLevel.Debug, Message = "The pages could not be warmed up.")]
    private partial void LogNotWarm(Exception exception);
}
