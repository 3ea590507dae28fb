using System.Text;

namespace Pipeline.Storage;

/// <summary>
/// What a file in the drop zone may be called: the rules of Azure blob names
/// (https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata), and of them only what
/// comes back unchanged from listings and addresses.
/// </summary>
public static class InboxName
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxLength = 1024;

    private const int MaxSegments = 254;

    /// <summary>Checks a name.</summary>
    /// <exception cref="ArgumentException">It is not allowed; the message says why.</exception>
    public static void Validate(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException($"The drop zone cannot hold a file of this name: {problem}. Rename it.", nameof(name));
        }
    }

    private static string? Problem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"a name has 1 to {MaxLength} characters, this one {name.Length}";
        }

        if (name[^1] is '.' or '/')
        {
            return "a name does not end with a dot or a slash";
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

        if (segments.Any(segment => segment is "." or ".." or ""))
        {
            return "a name has no empty part and no \".\" or \"..\" between slashes";
        }

        return IsText(name) ? null : "a name has no control characters and no halves of surrogate pairs";
    }

    // Half a surrogate pair is enumerated as U+FFFD; neither it nor U+FFFE, U+FFFF and controls survive an XML listing.
    private static bool IsText(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is >= 0xFFFD and <= 0xFFFF)
            {
                return false;
            }
        }

        return true;
    }
}
