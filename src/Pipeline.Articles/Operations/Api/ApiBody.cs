using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The body of a request, read strictly: a mistyped <c>dryRun</c> must not do the real thing.</summary>
internal static class ApiBody
{
    /// <summary>The most bytes of a body.</summary>
    public const int MaxBytes = 100_000;

    /// <summary>Reads one.</summary>
    /// <exception cref="UnsupportedContentException">The request does not say that it is JSON.</exception>
    /// <exception cref="ApiBodyTooLongException">The body is too long.</exception>
    /// <exception cref="FormatException">It is not such an object, or has an unknown or repeated field.</exception>
    public static async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        // A browser sends JSON to another site only with that site's consent, which this API never gives.
        if (!IsJson(request.ContentType))
        {
            throw new UnsupportedContentException("The body has to be JSON: send Content-Type: application/json. Nothing was done.");
        }

        var body = request.Body;
        var buffer = new byte[MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBytes)
        {
            throw new ApiBodyTooLongException($"The body has more than {MaxBytes:N0} bytes. Send fewer ids, in several requests.");
        }

        var json = buffer.AsMemory(0, length);
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new FormatException("The request has no body. Send a JSON object; /api/openapi.json says which.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            CheckFields(
                document.RootElement, [.. type.Properties.Where(property => property.Get is not null).Select(property => property.Name)]);
            return JsonSerializer.Deserialize(json.Span, type)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The body is not as /api/openapi.json describes it, {JsonFault.Place(exception)}.", exception);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="ApiBodyTooLongException">There are more than <paramref name="most"/>.</exception>
    public static async Task<byte[]> ReadBytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var block = new byte[81_920];
        for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
        {
            content.Write(block, 0, read);
            if (content.Length > most)
            {
                throw new ApiBodyTooLongException(
                    $"The file has more than {most:N0} bytes (Reading__MaxBytes). Drop a crawl archive into the container itself.");
            }
        }

        return content.ToArray();
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim();
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
            || type?.EndsWith("+json", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static void CheckFields(JsonElement root, string[] allowed)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body has to be a JSON object; /api/openapi.json says which.");
        }

        string[] unknown =
        [
            .. root.EnumerateObject()
                .Select(field => field.Name)
                .Where(name => !allowed.Contains(name, StringComparer.Ordinal))
                .Select(name => $"The body has a field '{Excerpt.Of(name, 64)}', which is not known{NearestName.Hint(name, allowed)}"),
        ];
        if (unknown.Length > 0)
        {
            throw new FormatException($"{string.Join(' ', unknown.Take(10))} Allowed are {string.Join(", ", allowed)}. Nothing was done.");
        }

        // If a field is repeated, the reader would silently use the last value.
        if (root.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())
            is { } repeated)
        {
            throw new FormatException($"The body has the field {repeated.Key} {repeated.Count()} times. Give it once. Nothing was done.");
        }
    }
}
