using System.Text;
using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Poison;

/// <summary>
/// The subject of a poisoned message: a pointer's or a request's <c>articleId</c> and <c>name</c>, or the blob trigger's <c>{
/// "ContainerName": …, "BlobName": … }</c>, plain or in Base64. An event that could not be posted has its own <c>reason</c>. Anything
/// else, including random bytes, has no subject.
/// </summary>
internal readonly record struct PoisonSubject(ArticleId? ArticleId, string? Name, string? Problem, string? Reason = null)
{
    public static PoisonSubject Of(string body)
    {
        foreach (var json in Forms(body))
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                {
                    return Of(document.RootElement);
                }
            }
            catch (JsonException)
            {
                // The next form may be the right one.
            }
        }

        return new PoisonSubject(null, null, "The message is not a JSON object, neither plain nor in Base64.");
    }

    private static PoisonSubject Of(JsonElement root)
    {
        var blob = Text(root, "ContainerName") == StorageNames.Inbox ? Text(root, "BlobName") : null;
        var name = blob ?? Text(root, "name");
        if (Contracts.ArticleId.TryParse(Text(root, "articleId"), out var id))
        {
            return new PoisonSubject(id, name, null, Text(root, "reason"));
        }

        return name is null
            ? new PoisonSubject(null, null, "The message names neither an article nor a file.")
            : new PoisonSubject(Contracts.ArticleId.FromName(name), name, null);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Forms(string body)
    {
        var decoded = new byte[body.Length];
        if (Convert.TryFromBase64String(body, decoded, out var length))
        {
            yield return decoded.AsMemory(0, length);
        }

        yield return Encoding.UTF8.GetBytes(body);
    }

    private static string? Text(JsonElement root, string property) =>
        root.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && IsText(value, out var text)
            ? text
            : null;

    /// <summary>A string may have an escape of half a surrogate pair, which is not text.</summary>
    private static bool IsText(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
            return !string.IsNullOrEmpty(text);
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }
}
