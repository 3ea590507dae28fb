using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>The JSON form of a <see cref="CleaningRequest"/> in a queue message, before Base64.</summary>
public static class CleaningMessage
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="FormatException">Not a request. The runtime retries the message and then moves it to the poison queue, where it is
    /// kept.</exception>
    public static CleaningRequest Parse(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, ArticleJson.Default.CleaningRequest) is { Name.Length: > 0, Attempt: >= 0 } request
                ? request
                : throw new FormatException("The queue message is not a cleaning request: it needs a name.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not a cleaning request, {JsonFault.Place(exception)}.", exception);
        }
    }
}
