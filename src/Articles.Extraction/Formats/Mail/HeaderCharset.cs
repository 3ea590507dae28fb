using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Articles.Extraction.Formats.Charsets;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// Writes the header in UTF-8 where its fields are in eight bits of another charset without saying so, as old programs make them. MimeKit 4
/// reads what is not UTF-8 as Latin-1: a Russian name becomes another one.
/// </summary>
internal static partial class HeaderCharset
{
    private const int Window = 64 * 1024;

    /// <summary>
    /// The message with its header in UTF-8. The charset is the one that its text declares, where the bytes bear it out; else statistics
    /// tell.
    /// </summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> message)
    {
        var header = HeaderOf(message.Span);
        if (header.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0 || Utf8.IsValid(header))
        {
            return message;
        }

        var declared = Charset().Match(Encoding.Latin1.GetString(message.Span[..Math.Min(message.Length, Window)]));
        var encoding = TextDecoder.Detect(header, declared.Success ? declared.Groups[1].Value : null).Encoding;
        return (byte[])[.. Encoding.UTF8.GetBytes(TextDecoder.GetString(header, encoding)), .. message.Span[header.Length..]];
    }

    private static ReadOnlySpan<byte> HeaderOf(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\n\n"u8);
        var other = message.IndexOf("\n\r\n"u8);
        end = end < 0 || (other >= 0 && other < end) ? other : end;
        return end < 0 ? message : message[..end];
    }

    [GeneratedRegex(
        """charset\s*=\s*"?([A-Za-z0-9._:-]+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
