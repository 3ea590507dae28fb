namespace Articles.Extraction.Formats.Archives;

/// <summary>What an archive holds, as parts of it.</summary>
internal static class ArchivePart
{
    /// <summary>Between an archive's path and what lies in it, as in a Java archive's address.</summary>
    private const char Inside = '!';

    /// <summary>The document as the part of its archive that it was read from.</summary>
    /// <param name="document">The document.</param>
    /// <param name="path">Its file's place in the archive.</param>
    public static SourceDocument Place(SourceDocument document, string path) => document switch
    {
        { IsUnreadable: true, Rejection: { } reason } =>
            document with { Rejection = reason with { Message = $"{path}: {reason.Message}" } },
        { Part: null } => document with { Part = path },
        _ => document with { Part = path + Inside + document.Part },
    };
}
