using System.Text;
using System.Text.Json;
using Pipeline.Articles.Reading.Charsets;

namespace Pipeline.Articles.Reading.Json;

/// <summary>Parses the JSON values of a file: one document, or JSON Lines. Lenient in what people write: comments, trailing commas, lone surrogates.</summary>
internal static class JsonValues
{
    /// <summary>Parses them all.</summary>
    /// <exception cref="ArticleRejectedException">The text is no JSON (<c>malformed-json</c>), or nests too deep (<c>too-deep</c>).</exception>
    public static IReadOnlyList<JsonElement> Parse(string text, ReadingRun run)
    {
        var bytes = Encoding.UTF8.GetBytes(SurrogateEscapes.Repair(UnicodeText.Validate(text)));
        Check(bytes, run);

        // The check walked the whole text: nothing below can fail.
        var reader = new Utf8JsonReader(bytes, Options(run.Options.MaxNesting));
        var values = new List<JsonElement>();
        while (reader.Read())
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            if (values.Count > run.Options.MaxArticles)
            {
                // Each value is an article or a rejection: one more than are allowed is enough to tell.
                break;
            }

            values.Add(JsonElement.ParseValue(ref reader));
        }

        return values;
    }

    private static void Check(byte[] bytes, ReadingRun run)
    {
        var reader = new Utf8JsonReader(bytes, Options(int.MaxValue));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= run.Options.MaxNesting)
                {
                    throw new ArticleRejectedException(
                        RejectionCodes.TooDeep, $"The JSON nests more than {run.Options.MaxNesting} levels deep. Flatten it, or raise Reading:MaxNesting.");
                }
            }
        }
        catch (JsonException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedJson, $"The JSON cannot be parsed: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of the line.", exception);
        }
    }

    private static JsonReaderOptions Options(int maxDepth) => new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = maxDepth,
    };
}
