using System.Text;
using System.Text.Json;
using Articles.Extraction.Formats.Charsets;

namespace Articles.Extraction.Formats.Json;

/// <summary>
/// Parses the JSON values of a file: one document, or JSON Lines. Lenient in what people write: comments, trailing commas, lone surrogates.
/// </summary>
internal static class JsonValues
{
    /// <summary>Parses them all.</summary>
    /// <exception cref="ArticleRejectedException">
    /// The text is no JSON (<c>malformed-json</c>), or nests too deep (<c>too-deep</c>).
    /// </exception>
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

    /// <summary>Parses JSON Lines of which some cannot be parsed, each by itself.</summary>
    /// <param name="text">The text, which cannot be parsed as a whole.</param>
    /// <param name="run">The limits.</param>
    /// <returns>
    /// The values, and why a line is none, in their order; null when the text is no JSON Lines: a line has to be an object, and most, or
    /// the beginnings of all.
    /// </returns>
    public static IReadOnlyList<JsonLine>? ParseLines(string text, ReadingRun run)
    {
        var lines = new List<JsonLine>();
        var (number, objects, openings) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var json = line.Trim("\uFEFF \t\0");
            if (json.IsEmpty)
            {
                continue;
            }

            run.CancellationToken.ThrowIfCancellationRequested();
            if (lines.Count > run.Options.MaxArticles || (lines.Count == 0 && json is not ['{', ..]))
            {
                break;
            }

            var parsed = ParseLine(json, number, run);
            objects += parsed.Value is { ValueKind: JsonValueKind.Object } ? 1 : 0;
            openings += json is ['{', ..] ? 1 : 0;
            lines.Add(parsed);
        }

        return objects > 0 && lines.Count > 1 && (objects * 2 >= lines.Count || openings == lines.Count) ? lines : null;
    }

    private static JsonLine ParseLine(ReadOnlySpan<char> json, int number, ReadingRun run)
    {
        try
        {
            return Parse(json.ToString(), run) is [var value]
                ? new JsonLine(value, null)
                : new JsonLine(
                    null, new RejectionReason(RejectionCodes.MalformedJson, $"Line {number:N0} holds several values, not one object."));
        }
        catch (ArticleRejectedException rejected)
        {
            var what = rejected.Reason.Code == RejectionCodes.MalformedJson
                ? $"Line {number:N0} is no complete JSON object: it is cut off or damaged. Repair the line, and drop the file again."
                : $"Line {number:N0}: {rejected.Reason.Message}";
            return new JsonLine(null, new RejectionReason(rejected.Reason.Code, what));
        }
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
                        RejectionCodes.TooDeep,
                        $"The JSON nests more than {run.Options.MaxNesting} levels deep. Flatten it, or raise Reading:MaxNesting.");
                }
            }
        }
        catch (JsonException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedJson,
                $"The JSON cannot be parsed: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of the line.",
                exception);
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
