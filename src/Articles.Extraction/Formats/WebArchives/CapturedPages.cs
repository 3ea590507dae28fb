using System.Security.Cryptography;
using System.Text;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// What the web archives of a file hold besides articles, by kind, and which pages came already. Not safe for concurrent use.
/// </summary>
internal sealed class CapturedPages
{
    private readonly HashSet<Int128> _seen = [];
    private readonly SortedDictionary<string, int> _omitted = new(StringComparer.Ordinal);

    /// <summary>How many records of each kind hold no page.</summary>
    public IReadOnlyDictionary<string, int> Omitted => _omitted;

    /// <summary>Counts a record that holds no page.</summary>
    /// <param name="kind">What it is: <c>request</c>, <c>redirect</c>, <c>image</c>.</param>
    public void Omit(string kind) => _omitted[kind] = _omitted.GetValueOrDefault(kind) + 1;

    /// <summary>Whether this is the first document with this address, title and content.</summary>
    public bool IsFirst(SourceDocument document, string address)
    {
        var text = string.Join('\n', document.Declared.CanonicalUrl ?? address, document.Declared.Title, document.Content);
        return _seen.Add(BitConverter.ToInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
