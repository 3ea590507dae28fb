using Microsoft.Extensions.Logging;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>
/// The operator's API: what the commands do, as JSON over HTTP (<c>openapi.json</c> describes it). It is independent of hosts: the
/// Functions app and the local host pass requests and write responses, and decide who may call it.
/// </summary>
public sealed partial class OperatorApi
{
    private const string All = "all";
    private const string From = "from";
    private const string To = "to";
    private const int MaxPoison = 1000;
    private const int MaxRemovals = 1000;

    // In Azure every caller with a key; on one machine every caller that can reach it.
    private static readonly string By = $"the API on {Environment.MachineName}";

    private readonly StatusReader _status;
    private readonly ArticleLookup _articles;
    private readonly RevisionComparer _revisions;
    private readonly ReprocessingStep _reprocessing;
    private readonly PoisonedMessages _poison;
    private readonly PoisonBatchOperations _poisonBatches;
    private readonly HeldRemovalOperations _removals;
    private readonly HealthReader _health;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<ApiRoute> _routes;

    /// <summary>Puts the routes together.</summary>
    public OperatorApi(
        StatusReader status, ArticleLookup articles, RevisionComparer revisions, ReprocessingStep reprocessing, PoisonedMessages poison,
        PoisonBatchOperations poisonBatches,
        HeldRemovalOperations removals, HealthReader health, IEnumerable<IApiRoutes> groups, ILogger<OperatorApi> logger)
    {
        (_status, _articles, _revisions, _reprocessing, _poison, _poisonBatches, _removals, _health, _logger) =
            (status, articles, revisions, reprocessing, poison, poisonBatches, removals, health, logger);
        _routes =
        [
            new("GET", "status", async (_, _, token) => Ok(await _status.ReadAsync(token), OperationsJson.Default.PipelineStatus)),
            new("GET", "articles/{article}", ArticleAsync),
            new("GET", "changes/{article}", ChangesAsync) { Query = [From, To] },
            new("GET", "health", HealthAsync),
            new("GET", "poison", PoisonAsync) { Query = [All] },
            new("POST", "reprocess", ReprocessAsync),
            new("POST", "poison/replay", (request, _, token) => SettleAsync(request, _poisonBatches.ReplayAsync, token)),
            new("POST", "poison/discard", (request, _, token) => SettleAsync(request, _poisonBatches.DiscardAsync, token)),
            new("GET", "removals", RemovalsAsync),
            new("POST", "removals/confirm", ConfirmRemovalsAsync),
            new("GET", "openapi.json", (_, _, _) => Task.FromResult(Ok(OpenApiDocument.Utf8))),
            .. groups.SelectMany(group => group.Routes),
        ];
    }

    /// <summary>The routes, as <c>GET status</c>.</summary>
    internal IEnumerable<(string Method, string Template)> Routes => _routes.Select(route => (route.Method, route.Template));

    /// <summary>Answers a request. Every error is an answer too, except cancellation.</summary>
    public async Task<ApiResponse> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var matches = _routes.Select(route => (Route: route, Parameter: route.Match(request.Path)))
            .Where(match => match.Parameter is not null).ToList();
        if (matches.Count == 0)
        {
            return NotFound($"There is nothing at /api/{request.Path}. See /api/openapi.json.");
        }

        // articles/{id}/document is also the name of a file to articles/{article}: the longer template decides.
        var chosen = matches.Where(match => match.Route.Method == request.Method)
            .OrderByDescending(match => match.Route.Template.Length)
            .FirstOrDefault();
        if (chosen is not { Route: { } found })
        {
            string[] methods = [.. matches.Select(match => match.Route.Method).Distinct()];
            return Problem(405, "Method not allowed", $"/api/{request.Path} takes {string.Join(" or ", methods)}.") with
            {
                Headers = [KeyValuePair.Create("Allow", string.Join(", ", methods))],
            };
        }

        try
        {
            ApiQuery.Check(request, found.Query, found.Repeatable);
            return await found.Answer(request, chosen.Parameter!, cancellationToken);
        }
        catch (FormatException exception)
        {
            return Problem(400, "Bad request", exception.Message);
        }
        catch (UnsupportedContentException exception)
        {
            return Problem(415, "Unsupported media type", exception.Message);
        }
        catch (ApiBodyTooLongException exception)
        {
            return Problem(413, "Content too large", exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, found.Template);
            return Problem(503, "Not available", "A dependency did not answer; see /api/health and the log.");
        }
    }

    private async Task<ApiResponse> ArticleAsync(ApiRequest request, string article, CancellationToken cancellationToken) =>
        await _articles.FindAsync(article, cancellationToken) is { } history
            ? Ok(history, OperationsJson.Default.ArticleHistory)
            : NotFound("No article has this id or file name.");

    /// <summary>The changes between two revisions, by default the last two.</summary>
    private async Task<ApiResponse> ChangesAsync(ApiRequest request, string article, CancellationToken cancellationToken)
    {
        var (from, to) = (ApiQuery.Number(request, From), ApiQuery.Number(request, To));
        if (await _articles.FindAsync(article, cancellationToken) is not { } history)
        {
            return NotFound("No article has this id or file name.");
        }

        if (history.OnlyArticle(article) is not { } id)
        {
            return Problem(
                409,
                "Conflict",
                $"The file holds {history.Articles.Count} articles or more; request one by its id: /api/articles lists them.");
        }

        try
        {
            return await _revisions.CompareAsync(id, from, to, cancellationToken) is { } comparison
                ? Ok(comparison, OperationsJson.Default.RevisionComparison)
                : NotFound("These two revisions are not kept.");
        }
        catch (MaskedRevisionsException exception)
        {
            return Problem(409, "Conflict", exception.Message);
        }
    }

    private async Task<ApiResponse> HealthAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var health = await _health.ReadAsync(cancellationToken);
        return Ok(health, OperationsJson.Default.PipelineHealth) with { Status = health.Status == "Unhealthy" ? 503 : 200 };
    }

    private async Task<ApiResponse> PoisonAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var records = await _poison.ListAsync(openOnly: !ApiQuery.Flag(request, All), cancellationToken).Take(MaxPoison)
            .ToListAsync(cancellationToken);
        return Ok(records, OperationsJson.Default.ListPoisonRecord);
    }

    private async Task<ApiResponse> ReprocessAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, OperationsJson.Default.ReprocessBody, cancellationToken);
        return Ok(await _reprocessing.RunAsync(body.ToSelection(), cancellationToken), OperationsJson.Default.ReprocessingReport);
    }

    private static async Task<ApiResponse> SettleAsync(
        ApiRequest request, Func<IReadOnlyList<string>, string, CancellationToken, Task<PoisonOutcome>> settle,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, OperationsJson.Default.PoisonBody, cancellationToken);
        var outcome = await settle(body.Chosen, By, cancellationToken);
        var isRefused = outcome.Done.Count == 0 && outcome.Errors.Count > 0;
        return Ok(outcome, OperationsJson.Default.PoisonOutcome) with { Status = isRefused ? 409 : 200 };
    }

    private async Task<ApiResponse> RemovalsAsync(ApiRequest request, string none, CancellationToken cancellationToken) =>
        Ok([.. (await _removals.ListAsync(cancellationToken)).Take(MaxRemovals)], OperationsJson.Default.ListHeldRemoval);

    private async Task<ApiResponse> ConfirmRemovalsAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, OperationsJson.Default.RemovalsBody, cancellationToken);
        try
        {
            var withdrawn = await _removals.ConfirmAsync(body.Confirmed, cancellationToken);
            return Ok(new RemovalsOutcome(withdrawn), OperationsJson.Default.RemovalsOutcome);
        }
        catch (RemovalsDifferException exception)
        {
            return Problem(409, "Conflict", exception.Message);
        }
    }

    [LoggerMessage(EventId = 70, Level = LogLevel.Error, Message = "The request for /api/{Template} failed.")]
    private partial void LogFailed(Exception exception, string template);
}
