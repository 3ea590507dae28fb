using System.Text.Json;

namespace Articles.Extraction.Formats.Json;

/// <summary>One line of JSON Lines.</summary>
/// <param name="Value">Its value; null when it cannot be parsed.</param>
/// <param name="Fault">Why it cannot be.</param>
internal readonly record struct JsonLine(JsonElement? Value, RejectionReason? Fault);
