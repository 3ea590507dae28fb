using System.Diagnostics.CodeAnalysis;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>A record of a web archive, or a damaged one.</summary>
/// <param name="Place">Where in the file it begins.</param>
/// <param name="Header">Its header; null if that cannot be read.</param>
/// <param name="Content">
/// Its content, until the next record is read. Of a record over the limit its first <see cref="RecordReader.Glance"/> bytes; empty for a
/// damaged one.
/// </param>
/// <param name="Fault">What is wrong with it, a clause; null for a good one.</param>
internal sealed record WebRecord(RecordPlace Place, RecordHeader? Header, ReadOnlyMemory<byte> Content, string? Fault = null)
{
    /// <summary>The method that was asked with (<c>GET</c>, <c>POST</c>), in upper case; null if the archive does not say.</summary>
    public string? Method { get; init; }

    /// <summary>Whether it is a good one.</summary>
    [MemberNotNullWhen(true, nameof(Header))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsGood => Fault is null;

    /// <summary>Whether the record is over the limit, and <see cref="Content"/> only its beginning.</summary>
    public bool IsOverLimit => Header is not null && Content.Length < Header.Length;
}
