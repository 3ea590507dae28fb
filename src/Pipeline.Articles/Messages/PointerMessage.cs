using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>The JSON form of an <see cref="ArticlePointer"/> in a queue message, before Base64.</summary>
public static class PointerMessage
{
    /// <summary>Writes a pointer.</summary>
    public static string Format(ArticlePointer pointer) => JsonSerializer.Serialize(pointer, ArticleJson.Default.ArticlePointer);

    /// <summary>Reads a pointer.</summary>
    /// <exception cref="FormatException">Not a pointer. The runtime retries the message and then moves it to the poison queue, where it is
    /// kept.</exception>
    public static ArticlePointer Parse(string message)
    {
        try
        {
            var pointer = JsonSerializer.Deserialize(message, ArticleJson.Default.ArticlePointer);
            return pointer is { ArticleId: var id, Revision: var revision } && id != default && revision != default
                ? pointer
                : throw new FormatException("The queue message is not a pointer: it needs articleId and revision.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not a pointer, {JsonFault.Place(exception)}.", exception);
        }
    }
}
