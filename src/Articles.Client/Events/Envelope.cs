using System.Text.Json;
using System.Text.Json.Serialization;

namespace Articles.Client;

/// <summary>The attributes of a CloudEvent that the package uses.</summary>
internal sealed record Envelope
{
    [JsonPropertyName("specversion")]
    public required string SpecVersion { get; init; }

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    public string? Subject { get; init; }

    public DateTimeOffset? Time { get; init; }

    [JsonPropertyName("traceparent")]
    public string? TraceParent { get; init; }

    public JsonElement Data { get; init; }
}
