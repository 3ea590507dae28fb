using System.Text.Json.Nodes;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary>A request as it reached the service.</summary>
internal sealed record ServiceRequest(HttpMethod Method, Uri Uri, string? IfMatch, byte[] Bytes)
{
    public string Path => Uri.AbsolutePath;

    public JsonNode Body => JsonNode.Parse(Bytes)!;

    /// <summary>The keys of an upload's documents.</summary>
    public string[] Keys => [.. Body["value"]!.AsArray().Select(action => (string)action!["id"]!)];
}
