using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Web.Shell.Assets;

/// <summary>
/// The style sheets, scripts and pictures, out of the assembly. Their addresses hold a hash of them all, so a browser keeps them for good,
/// and a script that imports another by <c>./name.js</c> gets the one that belongs to it.
/// </summary>
public sealed class PageAssets
{
    private const string Prefix = "assets/";
    private const int HashLength = 12;

    private readonly FrozenDictionary<string, PageAsset> _assets;

    /// <summary>Reads them.</summary>
    public PageAssets()
    {
        _assets = typeof(PageAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in _assets.OrderBy(asset => asset.Key, StringComparer.Ordinal))
        {
            hash.AppendData(asset.Value.Content);
        }

        Version = Short(hash.GetHashAndReset());
    }

    /// <summary>The hash of them all.</summary>
    public string Version { get; }

    /// <summary>The address of one.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public string Url(string name) => _assets.ContainsKey(name)
        ? $"/{Prefix}{Version}/{name}"
        : throw new ArgumentException($"The pages have no asset '{name}'.", nameof(name));

    /// <summary>One of them, or null.</summary>
    internal PageAsset? Find(string name) => _assets.GetValueOrDefault(name);

    private static PageAsset Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(
            content, ContentType(Path.GetExtension(resource)), new EntityTagHeaderValue($"\"{Short(SHA256.HashData(content))}\""));
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..HashLength];

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"The pages do not serve files of the type '{extension}'."),
    };
}
