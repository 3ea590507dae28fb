using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Articles.Extraction.Html.Embedded;

/// <summary>Serializes without reflection.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class ScriptJson : JsonSerializerContext;
