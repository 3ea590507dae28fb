using System.Globalization;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Where a record begins.</summary>
/// <param name="Offset">The offset in the file: of the record, or of the compressed member that it begins in.</param>
/// <param name="Inside">The offset in what that member expands to; 0 where each record is compressed by itself.</param>
internal readonly record struct RecordPlace(long Offset, long Inside)
{
    public override string ToString() => Inside == 0
        ? string.Create(CultureInfo.InvariantCulture, $"byte {Offset:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"byte {Inside:N0} of what is compressed at byte {Offset:N0}");
}
