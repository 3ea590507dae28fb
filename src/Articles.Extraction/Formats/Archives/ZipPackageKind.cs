namespace Articles.Extraction.Formats.Archives;

/// <summary>What a zip archive is used for.</summary>
internal enum ZipPackageKind
{
    /// <summary>An archive of files.</summary>
    Archive,

    /// <summary>A Word document.</summary>
    Word,

    /// <summary>A collection of web archives (WACZ).</summary>
    WebArchives,

    /// <summary>A document or program of another kind.</summary>
    Other,
}
