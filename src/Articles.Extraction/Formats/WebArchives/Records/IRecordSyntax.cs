using System.Diagnostics.CodeAnalysis;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>How the records of a format are written.</summary>
internal interface IRecordSyntax
{
    /// <summary>Whether a record begins with the given bytes.</summary>
    bool StartsAt(ReadOnlySpan<byte> bytes);

    /// <summary>Whether the bytes, which are the last, may be the beginning of a record's first line.</summary>
    bool IsCutStart(ReadOnlySpan<byte> bytes);

    /// <summary>Where a record's beginning is looked for behind a damaged one: at the beginning of a line.</summary>
    /// <returns>Its index; negative if there is none.</returns>
    int FindStart(ReadOnlySpan<byte> bytes);

    /// <summary>The length of the header that the bytes begin with, with the line that ends it; negative while its end is not there.</summary>
    int HeaderLength(ReadOnlySpan<byte> bytes);

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The whole header.</param>
    /// <param name="header">What it says.</param>
    /// <param name="fault">What is wrong with it, a clause.</param>
    bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RecordHeader? header, [NotNullWhen(false)] out string? fault);
}
