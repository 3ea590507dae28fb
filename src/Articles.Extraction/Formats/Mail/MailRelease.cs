using Articles.Extraction.Formats.Fields;
using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// What the fields of a message's header say of its release: a draft of Outlook's or Thunderbird's that was never sent, RFC 4021's
/// Sensitivity and Expires, fields of a press office's own (<c>X-Embargo</c>).
/// </summary>
internal static class MailRelease
{
    public static ReleaseFields Of(MimeMessage message) => ReleaseFields.Of(
        "The message's header", message.Headers.Select(Field).OfType<KeyValuePair<string, string>>());

    private static KeyValuePair<string, string>? Field(Header header)
    {
        var name = header.Field.ToLowerInvariant();
        return name switch
        {
            "x-unsent" => KeyValuePair.Create("draft", header.Value),
            "x-mozilla-draft-info" => KeyValuePair.Create("draft", "true"),
            "sensitivity" => KeyValuePair.Create("access", header.Value),
            "expires" or "expiry-date" => KeyValuePair.Create("expires", header.Value),
            _ when name.StartsWith("x-embargo", StringComparison.Ordinal) || name.StartsWith("embargo", StringComparison.Ordinal) =>
                KeyValuePair.Create(name[(name[0] == 'x' ? 2 : 0)..], header.Value),
            _ => null,
        };
    }
}
