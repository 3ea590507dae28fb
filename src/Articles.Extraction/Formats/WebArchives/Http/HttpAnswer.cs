using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>What a server answered, as a crawler stored it: a status line, fields, the body as it was sent.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Body">The body, still coded; null if no blank line ends the fields.</param>
internal sealed partial record HttpAnswer(int Status, HeaderFields Fields, ReadOnlyMemory<byte>? Body)
{
    private const int MaxStatusLine = 1024;
    private const int MaxInterim = 8;
    private const string Protocol = "HTTP/";

    /// <summary>The media type: of several, the last that is one, as browsers take it (Fetch Standard, 2.2.2).</summary>
    public MediaType Type => Fields.All("Content-Type").Select(MediaType.Parse).LastOrDefault(
        type => !type.IsUnknown, MediaType.Parse(Fields["Content-Type"]));

    /// <summary>
    /// Takes an answer apart. Answers before the last one are passed over: 1xx (RFC 9110, 15.2), and a proxy's to CONNECT.
    /// </summary>
    /// <returns>Null for anything that does not begin with a status line of HTTP.</returns>
    public static HttpAnswer? Parse(ReadOnlyMemory<byte> content)
    {
        var answer = ParseFirst(content);
        for (var left = MaxInterim; left > 0 && answer is { MayBeInterim: true, Body: { } rest }; left--)
        {
            if (ParseFirst(rest) is not { } next)
            {
                break;
            }

            answer = next;
        }

        return answer;
    }

    /// <summary>Whether another answer may follow: this one says nothing of a body.</summary>
    private bool MayBeInterim => Status is >= 100 and < 200
        || (Status is >= 200 and < 300 && Fields["Content-Type"] is null && Fields["Content-Length"] is null);

    private static HttpAnswer? ParseFirst(ReadOnlyMemory<byte> content)
    {
        var start = content.TrimStart("\r\n"u8);
        var bytes = start.Span;
        if (bytes.Length < Protocol.Length || !Ascii.EqualsIgnoreCase(bytes[..Protocol.Length], Protocol))
        {
            return null;
        }

        var length = HeadLength(bytes);
        var fields = HeaderFields.Parse(length < 0 ? bytes : bytes[..length], hasFirstLine: true);
        var match = StatusLine().Match(Excerpt.Of(fields.FirstLine, MaxStatusLine));
        return match.Success
            ? new HttpAnswer(
                int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture), fields,
                length < 0 ? default(ReadOnlyMemory<byte>?) : start[length..])
            : null;
    }

    /// <summary>The length of the status line and the fields with the blank line behind them; negative if there is none.</summary>
    private static int HeadLength(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf((byte)'\n') is var found and >= 0; from += found + 1)
        {
            var next = from + found + 1;
            // Some servers end lines with two carriage returns.
            var end = next + Math.Max(0, bytes[next..].IndexOfAnyExcept((byte)'\r'));
            if (bytes[end..] is [(byte)'\n', ..])
            {
                return end + 1;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        @"^HTTP/\d(\.\d)?\s+(?<status>\d{3})(\D|$)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();
}
