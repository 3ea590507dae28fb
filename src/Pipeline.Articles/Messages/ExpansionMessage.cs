using System.Text.Json;
using Articles.Extraction.Formats.WebArchives.Records;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>The JSON form of an <see cref="ExpansionRequest"/> in a queue message, before Base64.</summary>
public static class ExpansionMessage
{
    /// <summary>Writes a request.</summary>
    public static string Format(ExpansionRequest request) => JsonSerializer.Serialize(request, ArticleJson.Default.ExpansionRequest);

    /// <summary>Reads a request.</summary>
    /// <exception cref="FormatException">Not a request. The runtime retries the message and then moves it to the poison queue, where it is
    /// kept.</exception>
    public static ExpansionRequest Parse(string message)
    {
        try
        {
            var request = JsonSerializer.Deserialize(message, ArticleJson.Default.ExpansionRequest);
            return request is { Name.Length: > 0, Range: >= 0 } && request.Run != default
                && (request.After is null || RecordPlace.Parse(request.After) is not null)
                    ? request
                    : throw new FormatException(
                        "The queue message is not a request to expand an archive: it needs name, run, and a range from 0; after has to be a "
                        + "place such as 1234 or 1234+56.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not a request to expand an archive, {JsonFault.Place(exception)}.", exception);
        }
    }
}
