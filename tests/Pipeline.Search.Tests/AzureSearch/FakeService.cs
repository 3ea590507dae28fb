using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Search.AzureSearch;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>
/// Stands where the service would, on Kestrel behind TLS and the service's own name: answers the real client with the shapes that the
/// service's REST reference documents, as a test scripts them, and keeps what was asked. Unscripted, it keeps indexes, aliases and
/// documents as the service would: every document is accepted, and found by its id.
/// </summary>
internal sealed class FakeService : IDisposable
{
    private const string Host = "news.search.windows.net";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly WebApplication _server;
    private readonly SocketsHttpHandler _handler;
    private readonly ServiceProvider _services;
    private ImmutableList<ServiceRequest> _requests = [];

    public FakeService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _server.Start();
        var port = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

        _handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.GetCertHashString() == _certificate.GetCertHashString(),
            },
        };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Search:Endpoint", $"https://{Host}"), new("Search:Index", "articles")])
            .Build();
        Indexes.Add("articles-v1", new JsonObject { ["name"] = "articles-v1", ["fields"] = new JsonArray() });
        Aliases.Add("articles", "articles-v1");
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<TokenCredential>(new FixedCredential())
            .AddSingleton<HttpPipelineTransport>(new HttpClientTransport(_handler))
            .AddSearchIndex(configuration)
            .BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    /// <summary>The index without the gathering of writes, which waits for the clock.</summary>
    public ISearchIndex Index => _services.GetRequiredService<AzureSearchIndex>();

    public IStoryList Stories => _services.GetRequiredService<IStoryList>();

    public ISearchIndexProvisioner Provisioner => _services.GetRequiredService<ISearchIndexProvisioner>();

    /// <summary>The definitions of the indexes by name.</summary>
    public SortedDictionary<string, JsonObject> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>The index behind each alias.</summary>
    public Dictionary<string, string> Aliases { get; } = [];

    /// <summary>The documents of each index by key.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Documents { get; } = [];

    /// <summary>Every request, in order.</summary>
    public ImmutableList<ServiceRequest> Requests => _requests;

    public IEnumerable<ServiceRequest> Uploads =>
        Requests.Where(request => request.Path.EndsWith("docs/search.index", StringComparison.Ordinal));

    /// <summary>The answer to a request; null for the usual one. When it throws, the connection breaks.</summary>
    public Func<ServiceRequest, HttpResponseMessage?> Answer { get; set; } = _ => null;

    public static HttpResponseMessage Json(HttpStatusCode status, JsonNode body) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(HttpStatusCode status, string message) =>
        Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = status.ToString(), ["message"] = message } });

    /// <summary>
    /// Accepts each document of an upload that <paramref name="statusOf"/> gives 200 or 201; the whole is then 207 as soon as one failed.
    /// </summary>
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

    public void Dispose()
    {
        _services.Dispose();
        _handler.Dispose();
        ((IDisposable)_server).Dispose();
        _certificate.Dispose();
        _turn.Dispose();
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            using var response = await ReceiveAsync(context.Request);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            await context.Response.BodyWriter.WriteAsync(
                await response.Content.ReadAsByteArrayAsync(context.RequestAborted), context.RequestAborted);
        }
        catch (NotSupportedException)
        {
            context.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HttpResponseMessage> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var received = new ServiceRequest(
            new HttpMethod(request.Method), new Uri($"{request.Scheme}://{request.Host}{target}"), request.Headers.IfMatch, body.ToArray());
        _requests = _requests.Add(received);
        return Answer(received) ?? Respond(received);
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
            { Path: "/indexes", Method.Method: "GET" } =>
                Json(HttpStatusCode.OK,
                new JsonObject { ["value"] = new JsonArray([.. Indexes.Keys.Select(key => new JsonObject { ["name"] = key })]) }),
            { Method.Method: "PUT" or "POST" } => Define(request),
            { Method.Method: "DELETE" } when Aliases.ContainsValue(name) =>
                Error(HttpStatusCode.BadRequest, "An alias is mapped to the index."),
            { Method.Method: "DELETE" } =>
                new HttpResponseMessage(Indexes.Remove(name) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound),
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
        List<JsonObject> found = (string?)request.Body["orderby"] == "id asc" && Documents.TryGetValue(index, out var documents)
            ? documents.Where(document => string.CompareOrdinal(document.Key, after) > 0).Select(document => document.Value)
                .Take((int)request.Body["top"]!).ToList()
            : [];
        return Json(HttpStatusCode.OK, new JsonObject
        {
            ["@odata.count"] = found.Count,
            ["value"] = new JsonArray([.. found.Select(document => new JsonObject
            {
                ["@search.score"] = 1,
                ["id"] = document["id"]!.DeepClone(),
                ["sequence"] = document["sequence"]?.DeepClone(),
                ["revision"] = document["revision"]?.DeepClone(),
            })]),
        });
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
