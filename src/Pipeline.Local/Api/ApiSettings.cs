using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Api;

/// <summary>The address of the pages and the operator's API, and the accepted host names.</summary>
/// <param name="Listen">The address to listen at.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="Hosts">Accepted host names besides this machine's own (<see cref="Pipeline.Web.WebOptions.Hosts"/>).</param>
internal sealed record ApiSettings(IPAddress Listen, int Port, IReadOnlyList<string> Hosts)
{
    private const int DefaultPort = 7080;

    /// <summary>
    /// Reads <see cref="LocalSettings.ApiAddress"/>, <see cref="LocalSettings.ApiPort"/> and <see cref="LocalSettings.ApiHosts"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message says which, and which values are allowed.</exception>
    public static ApiSettings Read(IConfiguration configuration) => new(
        configuration[LocalSettings.ApiAddress] switch
        {
            null or "" => IPAddress.Loopback,
            var text when IPAddress.TryParse(text, out var address) => address,
            _ => throw new InvalidOperationException(
                "The setting Local__ApiAddress must be an IP address of this machine; with 127.0.0.1 other machines have no access."),
        },
        configuration[LocalSettings.ApiPort] switch
        {
            null or "" => DefaultPort,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue =>
                port,
            _ => throw new InvalidOperationException("The setting Local__ApiPort must be a port, 0 to 65535; 0 chooses a free one."),
        },
        [.. (configuration[LocalSettings.ApiHosts] ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Host)]);

    /// <summary>A name, with or without a port, as requests have it in their Host header.</summary>
    private static string Host(string text)
    {
        if (Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address)
            && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && !text.EndsWith('/') && Uri.CheckHostName(address.DnsSafeHost) != UriHostNameType.Unknown)
        {
            return text;
        }

        var meant = Uri.TryCreate(text, UriKind.Absolute, out var whole) && whole.Authority.Length > 0
            ? $" (did you mean '{whole.Authority}'?)"
            : string.Empty;
        throw new InvalidOperationException(
            $"The setting Local__ApiHosts has '{text}', which is no host's name: names are meant, by commas, without http:// "
            + $"and without a path, such as desk.example{meant}.");
    }
}
