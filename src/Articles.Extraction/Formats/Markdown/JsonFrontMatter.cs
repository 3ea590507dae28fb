using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>Front matter in JSON, an object before the text, as Hugo takes it.</summary>
internal static partial class JsonFrontMatter
{
    private const int MaxDepth = 32;

    /// <summary>The front matter that a text begins with; null when there is none.</summary>
    /// <exception cref="ArticleRejectedException">
    /// It begins like an object with fields, and is no JSON: <c>malformed-front-matter</c>.
    /// </exception>
    public static (FrontMatterFields Fields, int Length)? Read(string start)
    {
        if (!Opening().IsMatch(start))
        {
            return null;
        }

        var from = start.IndexOf('{', StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(start[from..]);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true });
            using var document = JsonDocument.ParseValue(ref reader);
            var end = from + Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed));
            var line = start.IndexOf('\n', end);
            var next = line < 0 ? start.Length : line + 1;
            return start.AsSpan(end, next - end).IsWhiteSpace() ? (Fields(document.RootElement), next) : null;
        }
        catch (JsonException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedFrontMatter,
                $"The front matter in braces is not valid JSON, line {exception.LineNumber + 1}. Correct it, and drop the file again.",
                exception);
        }
    }

    private static FrontMatterFields Fields(JsonElement root)
    {
        var fields = new FrontMatterFields();
        foreach (var field in root.EnumerateObject())
        {
            Add(fields, FrontMatterFields.Plain(field.Name), field.Value);
        }

        foreach (var (name, value) in JsonRelease.Fields(root))
        {
            fields.State(name, value);
        }

        return fields;
    }

    private static void Add(FrontMatterFields fields, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                fields.Add(
                    name,
                    value.EnumerateObject().Where(field => IsScalar(field.Value))
                        .DistinctBy(field => FrontMatterFields.Plain(field.Name))
                        .ToDictionary(
                            field => FrontMatterFields.Plain(field.Name), field => field.Value.ToString(), StringComparer.Ordinal));
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add(fields, name, item);
                }

                break;
            default:
                fields.Add(name, IsScalar(value) ? value.ToString() : null);
                break;
        }
    }

    private static bool IsScalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    // Braces open attributes and templates too: {: .lead}, {% include x %}.
    [GeneratedRegex(@"^\uFEFF?\s*\{\s*""[^""\n]{1,80}""\s*:", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
