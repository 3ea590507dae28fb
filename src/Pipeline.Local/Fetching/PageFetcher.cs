using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Local.Fetching;

/// <summary>
/// Fetches one page for a person who asks for it, politely: under its own name, with limits of time and size, and only where the server's
/// <c>robots.txt</c> lets it. Only the offline commands use it: nothing in the pipeline fetches an address.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class PageFetcher(FetchOptions options, TimeProvider time) : IDisposable
{
    /// <summary>The program's name in the groups of a <c>robots.txt</c>.</summary>
    public const string Program = "articles";

    private const string UserAgent = Program + "/1.0 (one page that a person asked for)";

    // RFC 9309 asks for 500 KiB at least.
    private const int MaxRobotsBytes = 512 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options.AllowPrivate, cancellationToken),
        UseCookies = false,
        // A proxy would look the name up itself, where no private address can be refused.
        UseProxy = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", UserAgent }, { "Accept", "text/html,application/xhtml+xml,*/*;q=0.5" } },
    };

    /// <summary>Fetches a page.</summary>
    /// <exception cref="FetchException">It is not fetched; the message says why.</exception>
    public async Task<FetchedPage> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = options.Timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            throw new FetchException($"{address} was not there within {seconds} s.", exception);
        }
        catch (HttpRequestException exception)
        {
            // What a connection was refused for is the cause of the cause.
            throw exception.InnerException as FetchException
                ?? new FetchException($"{address} cannot be reached: {exception.GetBaseException().Message}", exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<FetchedPage> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            Check(address);
            if (!(await RobotsAsync(address, cancellationToken)).Allow(address))
            {
                throw new FetchException($"{address} is not fetched: the server's robots.txt does not allow it.");
            }

            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Target(response, address) is { } next)
            {
                address = next;
                continue;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new FetchException($"{address} is not there: the server answers {(int)response.StatusCode} {response.ReasonPhrase}.");
            }

            var content = await ReadAsync(response, options.MaxBytes, cancellationToken) ?? throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"{address} has more than {options.MaxBytes:N0} bytes (Reading__MaxBytes)."));
            return new FetchedPage(address, ContentType(response), content, time.GetUtcNow());
        }

        throw new FetchException($"{address} is behind more than {options.MaxRedirects} redirects.");
    }

    /// <summary>
    /// The rules of the address's server. A server without the file allows everything, one that fails allows nothing (RFC 9309).
    /// </summary>
    private async Task<RobotsRules> RobotsAsync(Uri page, CancellationToken cancellationToken)
    {
        var address = new Uri(page, "/robots.txt");
        for (var redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            Check(address);
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Target(response, address) is { } next)
            {
                address = next;
                continue;
            }

            if ((int)response.StatusCode is >= 400 and < 500)
            {
                return RobotsRules.None;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new FetchException(
                    $"{page} is not fetched: {address} answers {(int)response.StatusCode}, so what the server allows is not known.");
            }

            // What is behind the limit does not count.
            var content = await ReadAsync(response, MaxRobotsBytes, cancellationToken, cutsOff: true);
            return RobotsRules.Read(Encoding.UTF8.GetString(content!), Program);
        }

        return RobotsRules.None;
    }

    private static void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new FetchException($"{address} is not fetched: only http and https are.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new FetchException($"{address.Host} is not fetched: the address has a user name or password.");
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private static string? ContentType(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.FirstOrDefault() : null;

    /// <returns>The content; null if it is longer and is not to be cut off.</returns>
    private static async Task<byte[]?> ReadAsync(
        HttpResponseMessage response, long most, CancellationToken cancellationToken, bool cutsOff = false)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var block = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(block, cancellationToken)) > 0;)
        {
            content.Write(block, 0, read);
            if (content.Length > most)
            {
                return cutsOff ? content.ToArray()[..(int)most] : null;
            }
        }

        return content.ToArray();
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint server, bool allowPrivate, CancellationToken cancellationToken) =>
        await PublicConnection.TryOpenAsync(server, allowPrivate, cancellationToken)
        ?? throw new FetchException(
            $"{server.Host} is an address of this machine or of a private network, which is not fetched. --allow-private fetches it.");
}
