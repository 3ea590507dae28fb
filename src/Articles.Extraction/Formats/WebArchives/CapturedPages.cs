using System.Security.Cryptography;
using System.Text;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Which pages of the web archives in a file came already, and when each was captured last. Not safe for concurrent use.</summary>
internal sealed class CapturedPages
{
    private readonly Dictionary<Int128, DateTimeOffset?> _newest = [];

    /// <summary>Whether this is the first document of this page with this title and content.</summary>
    /// <param name="document">The document.</param>
    /// <param name="page">The key of the page that it is of.</param>
    /// <param name="capturedAt">When it was captured; null if that is not known.</param>
    public bool IsFirst(SourceDocument document, string page, DateTimeOffset? capturedAt)
    {
        var key = KeyOf(document, page);
        if (_newest.TryAdd(key, capturedAt))
        {
            return true;
        }

        if (Nullable.Compare(_newest[key], capturedAt) < 0)
        {
            _newest[key] = capturedAt;
        }

        return false;
    }

    /// <summary>
    /// The document with the time of its newest capture: a page that was changed and changed back is, at the end, what it was at first.
    /// </summary>
    public SourceDocument Dated(SourceDocument document) =>
        document.Capture is { } capture && _newest.TryGetValue(KeyOf(document, capture.Key), out var newest) && newest != capture.CapturedAt
            ? document with
            {
                Capture = capture with { CapturedAt = newest },
                Declared = document.Declared with { CapturedAt = newest },
            }
            : document;

    private static Int128 KeyOf(SourceDocument document, string page)
    {
        var text = string.Join('\n', page, document.Declared.Title, document.Content);
        return BitConverter.ToInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
