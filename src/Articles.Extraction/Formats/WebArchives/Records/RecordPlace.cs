using System.Globalization;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Where a record begins.</summary>
/// <param name="Offset">The offset in the file: of the record, or of the compressed member that it begins in.</param>
/// <param name="Inside">The offset in what that member expands to; 0 where each record is compressed by itself.</param>
internal readonly record struct RecordPlace(long Offset, long Inside) : IComparable<RecordPlace>
{
    /// <summary>Orders places as a file is read.</summary>
    public int CompareTo(RecordPlace other) => (Offset, Inside).CompareTo((other.Offset, other.Inside));

    /// <summary>The place as a short text that <see cref="Parse"/> reads.</summary>
    public string Format() => Inside == 0
        ? Offset.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Offset}+{Inside}");

    /// <summary>Reads what <see cref="Format"/> writes.</summary>
    /// <returns>Null for any other text.</returns>
    public static RecordPlace? Parse(string? text)
    {
        var parts = text?.Split('+') ?? [];
        var (offset, inside) = (Number(parts.ElementAtOrDefault(0)), parts.Length == 1 ? 0 : Number(parts.ElementAtOrDefault(1)));
        return parts.Length is 1 or 2 && offset is { } first && inside is { } second ? new RecordPlace(first, second) : null;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override string ToString() => Inside == 0
        ? string.Create(CultureInfo.InvariantCulture, $"byte {Offset:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"byte {Inside:N0} of what is compressed at byte {Offset:N0}");
}
