using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Articles.Operations;

namespace Pipeline.Local;

/// <summary>
/// JSON for people and scripts on standard output: one object per line, unknown values written as null (so that a script finds every
/// field), letters unescaped.
/// </summary>
internal static class CliJson
{
    private static readonly JsonSerializerOptions Options = new(CliJsonContext.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(CliJsonContext.Default, OperationsJson.Default),
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}
