using System.Text;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The rules for names of files in the inbox. Droppers choose the names, so every name from a listing, a trigger, a message, a command or a
/// page is checked here. A name is allowed if the storage's rules allow it
/// (https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata) and an address returns it
/// unchanged: an HTTP library resolves <c>..</c>, and <c>inbox/../articles-clean/x</c> would be a file of another container. A file with
/// any other name is rejected unopened.
/// </summary>
public static class InboxName
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxLength = 1024;

    /// <summary>The code with which a file is rejected for its name; see <see cref="RejectionReason.Code"/>.</summary>
    public const string RejectionCode = "bad-name";

    private const int MaxSegments = 254;

    /// <summary>Whether a file may have this name.</summary>
    public static bool IsAllowed(string name) => Problem(name) is null;

    /// <summary>Why a file may not have this name, as the end of a sentence without its full stop; null when it may.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"a name has 1 to {MaxLength} characters, this one {name.Length}";
        }

        if (name[0] == '/' || name[^1] == '/')
        {
            return "a name does not begin or end with a slash";
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            return "a name has / between its parts; a backslash would come back as one";
        }

        var segments = name.Split('/');
        if (segments.Length > MaxSegments)
        {
            return $"a name has at most {MaxSegments} parts between slashes, this one {segments.Length}";
        }

        if (segments.Any(segment => segment is "." or ".."))
        {
            return "a name has no part \".\" or \"..\" between slashes";
        }

        return IsText(name) ? null : "a name has no control characters and no halves of surrogate pairs";
    }

    /// <summary>Checks a name before its use.</summary>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    public static void Validate(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException($"The inbox cannot hold a file of this name: {problem}. Rename it.", nameof(name));
        }
    }

    /// <summary>The reason for rejecting a file whose name is not allowed.</summary>
    public static RejectionReason Rejection(string name) => new(
        RejectionCode,
        $"The file cannot be taken under its name: {Problem(name)}. It was not opened and stays where it is. "
        + "Rename it: drop it again under another name.");

    // Characters that an XML listing returns unchanged: no controls, no U+FFFE and U+FFFF, no half of a surrogate pair.
    private static bool IsText(string name)
    {
        var index = 0;
        while (index < name.Length)
        {
            if (!Rune.TryGetRuneAt(name, index, out var rune) || Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)
            {
                return false;
            }

            index += rune.Utf16SequenceLength;
        }

        return true;
    }
}
