using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Articles.Operations;

/// <summary>Writes the names of an enum as the rest of the JSON is written (<c>published</c>); reads them in any letter case.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
