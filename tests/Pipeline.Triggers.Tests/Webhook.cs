using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.WebJobs.Host.Config;

namespace Pipeline.Triggers.Tests;

/// <summary>
/// The blob extension's webhook: the Functions host passes requests for <c>/runtime/webhooks/blobs</c> on to it, after it has checked their
/// key. Events are as Event Grid sends them: https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage.
/// </summary>
#pragma warning disable CS0618 // A preview, as long as there has been one.
internal sealed class Webhook : IWebHookProvider
#pragma warning restore CS0618
{
    private IAsyncConverter<HttpRequestMessage, HttpResponseMessage>? _extension;

    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        _extension = extension as IAsyncConverter<HttpRequestMessage, HttpResponseMessage> ?? _extension;
        return new Uri("http://localhost/runtime/webhooks/blobs");
    }

    /// <summary>Tells of a new blob.</summary>
    public async Task<HttpStatusCode> PostAsync(string container, string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "http://localhost/runtime/webhooks/blobs?functionName=Pipeline.Functions.Triggers.CleanArticle.RunAsync")
        {
            Content = new StringContent(new JsonArray(BlobCreated(container, name)).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("aeg-event-type", "Notification");
        using var answer = await _extension!.ConvertAsync(request, cancellationToken);
        return answer.StatusCode;
    }

    private static JsonObject BlobCreated(string container, string name) => new()
    {
        // The subject has the name as it is, the address has it encoded.
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/starticles",
        ["subject"] = $"/blobServices/default/containers/{container}/blobs/{name}",
        ["eventType"] = "Microsoft.Storage.BlobCreated",
        ["eventTime"] = "2026-11-30T09:01:02.1234567Z",
        ["data"] = new JsonObject
        {
            ["api"] = "PutBlob",
            ["clientRequestId"] = Guid.NewGuid().ToString(),
            ["requestId"] = Guid.NewGuid().ToString(),
            ["eTag"] = "0x8D4BCC2E4835CD0",
            ["contentType"] = "text/plain",
            ["contentLength"] = 524,
            ["blobType"] = "BlockBlob",
            ["url"] = $"https://starticles.blob.core.windows.net/{container}/{Encoded(name)}",
            ["sequencer"] = "00000000000004420000000000028963",
            ["storageDiagnostics"] = new JsonObject { ["batchId"] = Guid.NewGuid().ToString() },
        },
        ["dataVersion"] = string.Empty,
        ["metadataVersion"] = "1",
    };

    private static string Encoded(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
