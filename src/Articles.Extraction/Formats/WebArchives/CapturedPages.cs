using System.Security.Cryptography;
using System.Text;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Which pages of the web archives in a file came already. Not safe for concurrent use.</summary>
internal sealed class CapturedPages
{
    private readonly HashSet<Int128> _seen = [];

    /// <summary>Whether this is the first document with this address, title and content.</summary>
    public bool IsFirst(SourceDocument document, string address)
    {
        var text = string.Join('\n', document.Declared.CanonicalUrl ?? address, document.Declared.Title, document.Content);
        return _seen.Add(BitConverter.ToInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
