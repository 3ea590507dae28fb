using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Publishing;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>
/// Stands where the network would: answers the real client with the shapes that the service's REST reference documents, as a test scripts them, and keeps what
/// was asked. Unscripted, every document is accepted and the index exists.
/// </summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly ServiceProvider _services;

    public FakeService()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Search:Endpoint", "https://news.search.windows.net"), new("Search:Index", "articles-v1")])
            .Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<TokenCredential>(new FixedCredential())
            .AddSingleton<HttpPipelineTransport>(new HttpClientTransport(this))
            .AddSearchIndex(configuration)
            .BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    public ISearchIndex Index => _services.GetRequiredService<ISearchIndex>();

    public ISearchIndexProvisioner Provisioner => _services.GetRequiredService<ISearchIndexProvisioner>();

    /// <summary>Every request, in order.</summary>
    public List<ServiceRequest> Requests { get; } = [];

    public IEnumerable<ServiceRequest> Uploads => Requests.Where(request => request.Path.EndsWith("docs/search.index", StringComparison.Ordinal));

    /// <summary>The answer to a request; null for the usual one.</summary>
    public Func<ServiceRequest, HttpResponseMessage?> Answer { get; set; } = _ => null;

    public static HttpResponseMessage Json(HttpStatusCode status, JsonNode body) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(HttpStatusCode status, string message) =>
        Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = status.ToString(), ["message"] = message } });

    /// <summary>Accepts each document of an upload that <paramref name="statusOf"/> gives 200 or 201; the whole is then 207 as soon as one failed.</summary>
    public static HttpResponseMessage Outcome(ServiceRequest upload, Func<string, int> statusOf)
    {
        var results = upload.Keys.Select(key => (Key: key, Status: statusOf(key))).ToList();
        var body = new JsonObject
        {
            ["value"] = new JsonArray([.. results.Select(result => new JsonObject
            {
                ["key"] = result.Key,
                ["status"] = result.Status < 300,
                ["statusCode"] = result.Status,
                ["errorMessage"] = result.Status < 300 ? null : $"Reason {result.Status}.",
            })]),
        };
        return Json(results.All(result => result.Status < 300) ? HttpStatusCode.OK : HttpStatusCode.MultiStatus, body);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bytes = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var received = new ServiceRequest(request.Method, request.RequestUri!, request.Headers.IfMatch.FirstOrDefault()?.ToString(), bytes);
        Requests.Add(received);
        var response = Answer(received) ?? AnswerAsUsual(received);
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _services.Dispose();
        }

        base.Dispose(disposing);
    }

    private static HttpResponseMessage AnswerAsUsual(ServiceRequest request) => request switch
    {
        { Path: var path } when path.EndsWith("docs/search.index", StringComparison.Ordinal) => Outcome(request, _ => 201),
        { Path: var path } when path.EndsWith("docs/search.post.search", StringComparison.Ordinal) =>
            Json(HttpStatusCode.OK, new JsonObject { ["@odata.count"] = 0, ["value"] = new JsonArray() }),
        { Method.Method: "PUT" } => Json(HttpStatusCode.Created, JsonNode.Parse(request.Bytes)!),
        _ => Error(HttpStatusCode.NotFound, "No index with the name 'articles-v1' was found in the service."),
    };

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
