using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Finds a record whose length takes in the next one.</summary>
internal static class SwallowedRecord
{
    /// <summary>
    /// Where another record begins in a content that ends where that record does. In an archive that is itself a captured page, the first
    /// record begins where the page does.
    /// </summary>
    /// <param name="content">The content of the record that is read.</param>
    /// <param name="syntax">The format.</param>
    /// <returns>Its index in the content; null if there is none.</returns>
    public static int? Find(ReadOnlyMemory<byte> content, IRecordSyntax syntax)
    {
        var bytes = content.Span;
        if (bytes.IndexOf("\n\r\nWARC/"u8) < 0 && bytes.IndexOf("\n\nWARC/"u8) < 0)
        {
            return null;
        }

        var page = HttpAnswer.Parse(content)?.Body ?? content;
        if (syntax.StartsAt(page.Span.TrimStart("\r\n"u8)))
        {
            return null;
        }

        for (var from = 0; syntax.FindStart(bytes[from..]) is var found and >= 0; from += found)
        {
            var start = from + found;
            var rest = bytes[start..];
            if (syntax.HeaderLength(rest) is var length and >= 0 && syntax.TryParse(rest[..length], out var header, out _)
                && header.Length == rest.Length - length)
            {
                return start;
            }
        }

        return null;
    }
}
