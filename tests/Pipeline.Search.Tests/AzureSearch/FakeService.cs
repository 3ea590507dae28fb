using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Publishing;
using Pipeline.Search.AzureSearch;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>
/// Stands where the network would: answers the real client with the shapes that the service's REST reference documents, as a test scripts them, and keeps what
/// was asked. Unscripted, it keeps indexes, aliases and documents as the service would: every document is accepted, and found by its id.
/// </summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly ServiceProvider _services;

    public FakeService()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Search:Endpoint", "https://news.search.windows.net"), new("Search:Index", "articles")])
            .Build();
        Indexes.Add("articles-v1", new JsonObject { ["name"] = "articles-v1", ["fields"] = new JsonArray() });
        Aliases.Add("articles", "articles-v1");
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<TokenCredential>(new FixedCredential())
            .AddSingleton<HttpPipelineTransport>(new HttpClientTransport(this))
            .AddSearchIndex(configuration)
            .BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    /// <summary>The index without the gathering of writes, which waits for the clock.</summary>
    public ISearchIndex Index => _services.GetRequiredService<AzureSearchIndex>();

    public ISearchIndexProvisioner Provisioner => _services.GetRequiredService<ISearchIndexProvisioner>();

    /// <summary>The definitions of the indexes by name.</summary>
    public SortedDictionary<string, JsonObject> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>The index behind each alias.</summary>
    public Dictionary<string, string> Aliases { get; } = [];

    /// <summary>The documents of each index by key.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Documents { get; } = [];

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
        var response = Answer(received) ?? Respond(received);
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

    private HttpResponseMessage Respond(ServiceRequest request)
    {
        var name = request.Path.Split('\'') is [_, var quoted, ..] ? quoted : string.Empty;
        if (request.Path.StartsWith("/aliases", StringComparison.Ordinal))
        {
            return RespondToAlias(request, name);
        }

        var index = Aliases.GetValueOrDefault(name, name);
        return request switch
        {
            { Path: var path } when path.EndsWith("docs/search.index", StringComparison.Ordinal) => Write(request, index),
            { Path: var path } when path.EndsWith("docs/search.post.search", StringComparison.Ordinal) => Search(request, index),
            { Path: "/indexes", Method.Method: "GET" } => Json(HttpStatusCode.OK, new JsonObject { ["value"] = new JsonArray([.. Indexes.Keys.Select(key => new JsonObject { ["name"] = key })]) }),
            { Method.Method: "PUT" or "POST" } => Define(request),
            { Method.Method: "DELETE" } when Aliases.ContainsValue(name) => Error(HttpStatusCode.BadRequest, "An alias is mapped to the index."),
            { Method.Method: "DELETE" } => new HttpResponseMessage(Indexes.Remove(name) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound),
            _ when Indexes.TryGetValue(index, out var definition) => Json(HttpStatusCode.OK, definition.DeepClone()),
            _ => Error(HttpStatusCode.NotFound, $"No index with the name '{name}' was found in the service."),
        };
    }

    private HttpResponseMessage RespondToAlias(ServiceRequest request, string name)
    {
        if (request.Method == HttpMethod.Put)
        {
            var index = (string)request.Body["indexes"]![0]!;
            if (!Indexes.ContainsKey(index))
            {
                return Error(HttpStatusCode.BadRequest, $"There is no index '{index}'.");
            }

            Aliases[name] = index;
        }

        return Aliases.TryGetValue(name, out var behind)
            ? Json(HttpStatusCode.OK, new JsonObject { ["name"] = name, ["indexes"] = new JsonArray(behind) })
            : Error(HttpStatusCode.NotFound, $"There is no alias '{name}'.");
    }

    private HttpResponseMessage Define(ServiceRequest request)
    {
        var definition = request.Body.AsObject();
        definition["@odata.etag"] = $"\"{Requests.Count}\"";
        Indexes[(string)definition["name"]!] = definition;
        return Json(HttpStatusCode.Created, definition.DeepClone());
    }

    private HttpResponseMessage Write(ServiceRequest request, string index)
    {
        if (!Indexes.ContainsKey(index))
        {
            return Error(HttpStatusCode.NotFound, $"There is no index '{index}'.");
        }

        if (!Documents.TryGetValue(index, out var documents))
        {
            Documents.Add(index, documents = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal));
        }

        foreach (var action in request.Body["value"]!.AsArray().Select(action => action!.AsObject()))
        {
            documents.Remove((string)action["id"]!);
            if ((string?)action["@search.action"] == "upload")
            {
                documents.Add((string)action["id"]!, action.DeepClone().AsObject());
            }
        }

        return Outcome(request, _ => 201);
    }

    /// <summary>Answers listings alone: filter <c>id gt '…'</c>, in the order of ids. To all else nothing matches.</summary>
    private HttpResponseMessage Search(ServiceRequest request, string index)
    {
        if (!Indexes.ContainsKey(index))
        {
            return Error(HttpStatusCode.NotFound, $"There is no index '{index}'.");
        }

        var after = ((string?)request.Body["filter"])?.Split('\'') is ["id gt ", var id, _] ? id : string.Empty;
        var found = (string?)request.Body["orderby"] == "id asc" && Documents.TryGetValue(index, out var documents)
            ? documents.Keys.Where(key => string.CompareOrdinal(key, after) > 0).Take((int)request.Body["top"]!).ToList()
            : [];
        return Json(HttpStatusCode.OK, new JsonObject
        {
            ["@odata.count"] = found.Count,
            ["value"] = new JsonArray([.. found.Select(key => new JsonObject { ["@search.score"] = 1, ["id"] = key })]),
        });
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
