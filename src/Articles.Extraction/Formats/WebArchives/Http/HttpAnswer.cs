using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>What a server answered, as a crawler stored it: a status line, fields, the body as it was sent.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Body">The body, still coded.</param>
internal sealed partial record HttpAnswer(int Status, HeaderFields Fields, ReadOnlyMemory<byte> Body)
{
    private const int MaxStatusLine = 1024;

    /// <summary>The media type.</summary>
    public MediaType Type => MediaType.Parse(Fields["Content-Type"]);

    /// <summary>Takes an answer apart.</summary>
    /// <returns>Null for anything that does not begin with a status line of HTTP.</returns>
    public static HttpAnswer? Parse(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (!bytes.StartsWith("HTTP/"u8))
        {
            return null;
        }

        var length = HeadLength(bytes);
        var fields = HeaderFields.Parse(bytes[..length], hasFirstLine: true);
        var match = StatusLine().Match(Excerpt.Of(fields.FirstLine, MaxStatusLine));
        return match.Success
            ? new HttpAnswer(int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture), fields, content[length..])
            : null;
    }

    private static int HeadLength(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf((byte)'\n') is var found and >= 0; from += found + 1)
        {
            switch (bytes[(from + found + 1)..])
            {
                case [(byte)'\n', ..]:
                    return from + found + 2;
                case [(byte)'\r', (byte)'\n', ..]:
                    return from + found + 3;
            }
        }

        return bytes.Length;
    }

    [GeneratedRegex(@"^HTTP/\d(\.\d)?\s+(?<status>\d{3})(\s|$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();
}
