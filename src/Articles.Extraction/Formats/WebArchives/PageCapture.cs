using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>A page as it was at a time. Captures with the same key are the same page.</summary>
/// <param name="Address">
/// The page's address, normalized (RFC 3986, 6.2.2): the host in lower case, in ASCII and without a dot at its end, percent-encodings in
/// upper case and of no character that needs none; without a default port, a name and password, and a fragment.
/// </param>
/// <param name="Inner">The key of an entry of a captured feed; null for a page.</param>
/// <param name="CapturedAt">When it was captured; null if the archive does not say.</param>
internal sealed partial record PageCapture(string Address, string? Inner, DateTimeOffset? CapturedAt)
{
    /// <summary>The key of the page, or entry.</summary>
    public string Key => Inner is null ? Address : Address + '\n' + Inner;

    /// <summary>A capture of an address.</summary>
    public static PageCapture Of(Uri address, string? inner, DateTimeOffset? capturedAt) => new(Normalize(address), inner, capturedAt);

    private static string Normalize(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.Dns ? InAscii(address).TrimEnd('.').ToLowerInvariant() : address.Host;
        var port = address.IsDefaultPort ? string.Empty : FormattableString.Invariant($":{address.Port}");
        return Encoded().Replace($"{address.Scheme}://{host}{port}{address.PathAndQuery}", match => match.Value.ToUpperInvariant());
    }

    private static string InAscii(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            // Damaged records have such names: .NET reads them as hosts that have no form in ASCII.
            return address.Host;
        }
    }

    [GeneratedRegex("%[0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Encoded();
}
