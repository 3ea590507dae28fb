namespace Pipeline.Local.Azurite;

/// <summary>Asks whether a storage service answers at an address.</summary>
internal static class AzuriteProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>True when all three answer as storage services do.</summary>
    public static async Task<bool> AnswersAsync(AzuriteEndpoints endpoints, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Timeout };
        var answers = await Task.WhenAll(
            new[] { endpoints.Blob, endpoints.Queue, endpoints.Table }.Select(
                endpoint => AnswersAsync(client, endpoint, cancellationToken)));
        return answers.All(answer => answer);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            // Unsigned, so the answer is a refusal; only the server's name matters.
            using var response = await client.GetAsync(
                new Uri(endpoint, "?restype=service&comp=properties"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.Headers.Contains("x-ms-request-id");
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
