using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Index aliases, which are in the REST API of 2026-04-01 and later but not in the SDK's stable version:
/// https://learn.microsoft.com/azure/search/search-how-to-alias. Documents are read and written through an alias as through an index, and
/// the SDK does that.
/// </summary>
internal sealed class AliasClient(Uri endpoint, HttpPipeline pipeline)
{
    private const string ApiVersion = "2026-04-01";

    /// <summary>The index behind the alias, or null when there is no such alias.</summary>
    /// <exception cref="RequestFailedException">The service refuses or does not answer.</exception>
    public async Task<string?> FindAsync(string alias, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(RequestMethod.Get, alias);
        var response = await SendAsync(message, cancellationToken);
        if (response.Status == 404)
        {
            return null;
        }

        Check(response);
        using var definition = JsonDocument.Parse(response.Content);
        return definition.RootElement.GetProperty("indexes")[0].GetString();
    }

    /// <summary>Makes the alias, or turns it to another index.</summary>
    /// <exception cref="RequestFailedException">The service refuses or does not answer.</exception>
    public async Task SetAsync(string alias, string index, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(RequestMethod.Put, alias);
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Headers.Add("Prefer", "return=representation");
        message.Request.Content =
            RequestContent.Create(new BinaryData(new JsonObject { ["name"] = alias, ["indexes"] = new JsonArray(index) }.ToJsonString()));
        Check(await SendAsync(message, cancellationToken));
    }

    private HttpMessage CreateMessage(RequestMethod method, string alias)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(endpoint, $"aliases('{alias}')?api-version={ApiVersion}"));
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return message.Response;
    }

    private static void Check(Response response)
    {
        if (response.IsError)
        {
            throw new RequestFailedException(response);
        }
    }
}
