using System.Net;
using System.Net.Sockets;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>
/// Tells the internet's addresses from those of this machine and of private networks (IANA's special-purpose registries).
/// </summary>
public static class PublicAddresses
{
    private const int EmbeddedInNat64 = 12;
    private const int EmbeddedIn6To4 = 2;

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's own service on each of its machines.
            "168.63.129.16/32",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address is on the internet.</summary>
    public static bool Includes(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Includes(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Embedded(address) is { } inner)
        {
            return Includes(inner);
        }

        return !Array.Exists(Special, network => network.Contains(address));
    }

    /// <summary>The address of version 4 that one of version 6 stands for; null for none.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address))
        {
            return new IPAddress(bytes.AsSpan(EmbeddedInNat64, 4));
        }

        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(EmbeddedIn6To4, 4)) : null;
    }
}
