using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Pipeline.Articles.Operations.Api;

namespace Pipeline.Functions.Http;

/// <summary>
/// The operator's API as functions, each with its own key; <see cref="OperatorApi"/> gives the answers. They use the worker's own HTTP
/// types: a handful of JSON answers needs no ASP.NET Core in the worker.
/// </summary>
public sealed class OperatorFunctions(OperatorApi api)
{
    /// <summary>GET <c>/api/status</c>.</summary>
    [Function("GetStatus")]
    public Task<HttpResponseData> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "status")] HttpRequestData request, CancellationToken cancellationToken) =>
        AnswerAsync(request, "status", cancellationToken);

    /// <summary>GET <c>/api/articles/{article}</c>: an id, or a name with its slashes.</summary>
    [Function("GetArticle")]
    public Task<HttpResponseData> GetArticleAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "articles/{*article}")] HttpRequestData request,
        string article,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"articles/{article}", cancellationToken);

    /// <summary>GET <c>/api/articles</c>.</summary>
    [Function("ListArticles")]
    public Task<HttpResponseData> ListArticlesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "articles")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "articles", cancellationToken);

    /// <summary>GET <c>/api/articles/{id}/document</c>.</summary>
    [Function("GetDocument")]
    public Task<HttpResponseData> GetDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "articles/{id}/document")] HttpRequestData request,
        string id,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"articles/{id}/document", cancellationToken);

    /// <summary>GET <c>/api/articles/{id}/original</c>.</summary>
    [Function("GetOriginal")]
    public Task<HttpResponseData> GetOriginalAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "articles/{id}/original")] HttpRequestData request,
        string id,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"articles/{id}/original", cancellationToken);

    /// <summary>PUT <c>/api/articles/{article}</c>: a name with its slashes.</summary>
    [Function("PutFile")]
    public Task<HttpResponseData> PutFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "articles/{*article}")] HttpRequestData request,
        string article,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"articles/{article}", cancellationToken);

    /// <summary>DELETE <c>/api/articles/{article}</c>: a name with its slashes.</summary>
    [Function("DeleteFile")]
    public Task<HttpResponseData> DeleteFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "articles/{*article}")] HttpRequestData request,
        string article,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"articles/{article}", cancellationToken);

    /// <summary>GET <c>/api/search</c>.</summary>
    [Function("Search")]
    public Task<HttpResponseData> SearchAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "search")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "search", cancellationToken);

    /// <summary>GET <c>/api/stories</c>.</summary>
    [Function("ListStories")]
    public Task<HttpResponseData> ListStoriesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "stories")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "stories", cancellationToken);

    /// <summary>GET <c>/api/events</c>.</summary>
    [Function("ListEvents")]
    public Task<HttpResponseData> ListEventsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "events")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "events", cancellationToken);

    /// <summary>GET <c>/api/changes/{article}</c>: an id, or a name with its slashes.</summary>
    [Function("GetChanges")]
    public Task<HttpResponseData> GetChangesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "changes/{*article}")] HttpRequestData request,
        string article,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, $"changes/{article}", cancellationToken);

    /// <summary>GET <c>/api/health</c>.</summary>
    [Function("GetHealth")]
    public Task<HttpResponseData> GetHealthAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "health")] HttpRequestData request, CancellationToken cancellationToken) =>
        AnswerAsync(request, "health", cancellationToken);

    /// <summary>GET <c>/api/poison</c>.</summary>
    [Function("ListPoison")]
    public Task<HttpResponseData> ListPoisonAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "poison")] HttpRequestData request, CancellationToken cancellationToken) =>
        AnswerAsync(request, "poison", cancellationToken);

    /// <summary>POST <c>/api/reprocess</c>.</summary>
    [Function("Reprocess")]
    public Task<HttpResponseData> ReprocessAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "reprocess")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "reprocess", cancellationToken);

    /// <summary>POST <c>/api/poison/replay</c>.</summary>
    [Function("ReplayPoison")]
    public Task<HttpResponseData> ReplayPoisonAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "poison/replay")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "poison/replay", cancellationToken);

    /// <summary>POST <c>/api/poison/discard</c>.</summary>
    [Function("DiscardPoison")]
    public Task<HttpResponseData> DiscardPoisonAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "poison/discard")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "poison/discard", cancellationToken);

    /// <summary>GET <c>/api/removals</c>.</summary>
    [Function("ListRemovals")]
    public Task<HttpResponseData> ListRemovalsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "removals")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "removals", cancellationToken);

    /// <summary>POST <c>/api/removals/confirm</c>.</summary>
    [Function("ConfirmRemovals")]
    public Task<HttpResponseData> ConfirmRemovalsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "removals/confirm")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "removals/confirm", cancellationToken);

    /// <summary>GET <c>/api/openapi.json</c>.</summary>
    [Function("GetOpenApi")]
    public Task<HttpResponseData> GetOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "openapi.json")] HttpRequestData request,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, "openapi.json", cancellationToken);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, string path, CancellationToken cancellationToken)
    {
        var answer = await api.AnswerAsync(
            new ApiRequest(request.Method.ToUpperInvariant(), path, Parameters(request), request.Body)
            {
                ContentType = Header(request, "Content-Type"),
                IfNoneMatch = Header(request, "If-None-Match"),
            },
            cancellationToken);
        var response = request.CreateResponse();
        response.StatusCode = (HttpStatusCode)answer.Status;
        response.Headers.Add("Content-Type", answer.ContentType);
        response.Headers.Add("Cache-Control", "no-store");
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Add(name, value);
        }

        await response.Body.WriteAsync(answer.Body, cancellationToken);
        return response;
    }

    private static string? Header(HttpRequestData request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>The query without the runtime's own parameters, which a caller may give its key by.</summary>
    private static List<KeyValuePair<string, string>> Parameters(HttpRequestData request) =>
    [
        .. request.Query.AllKeys.Where(name => name is not ("code" or "clientId"))
            .SelectMany(name => (request.Query.GetValues(name) ?? []).Select(value => KeyValuePair.Create(name ?? string.Empty, value))),
    ];
}
