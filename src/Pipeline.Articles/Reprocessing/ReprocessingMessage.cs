using System.Text.Json;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Reprocessing;

/// <summary>The JSON form of a <see cref="ReprocessingRequest"/> in a queue message, before Base64.</summary>
public static class ReprocessingMessage
{
    /// <summary>Writes a request.</summary>
    public static string Format(ReprocessingRequest request) =>
        JsonSerializer.Serialize(request, ReprocessingJson.Default.ReprocessingRequest);

    /// <summary>Reads a request.</summary>
    /// <exception cref="FormatException"> Not a request. The runtime retries the message and then moves it to the poison queue, where it is
    /// kept. </exception>
    public static ReprocessingRequest Parse(string message)
    {
        try
        {
            var request = JsonSerializer.Deserialize(message, ReprocessingJson.Default.ReprocessingRequest);
            return request is
            {
                Name.Length: > 0, From: ArticleStage.Cleaned or ArticleStage.Enriched or ArticleStage.Published
                or ArticleStage.Withdrawn
            } && request.ArticleId != default
                ? request
                : throw new FormatException(
                    "The queue message is not a re-processing request: it needs articleId, name and from (Cleaned, Enriched, Published or "
                    + "Withdrawn).");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not a re-processing request, {JsonFault.Place(exception)}.", exception);
        }
    }
}
