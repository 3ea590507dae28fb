using System.Globalization;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>The line that begins a record of ARC.</summary>
/// <param name="Address">The address, which may hold blanks.</param>
/// <param name="Date">When it was captured; null for a date that is none.</param>
/// <param name="Type">The media type.</param>
/// <param name="Length">The length of the content in bytes.</param>
internal sealed record ArcLine(string Address, DateTimeOffset? Date, string Type, long Length)
{
    private const int MinFields = 5;
    private const int MinDateDigits = 12;
    private const int MaxDateDigits = 17;

    /// <summary>Reads a line: address, the server's address, date, media type, in version 2 other fields, length.</summary>
    /// <param name="line">The line; null for none.</param>
    /// <returns>Null for a line of anything else.</returns>
    public static ArcLine? Parse(string? line)
    {
        var fields = line?.Split(' ') ?? [];
        if (fields.Length < MinFields)
        {
            return null;
        }

        // The address may hold blanks, and the other fields of version 2 be numbers: the last date counts that a type follows.
        var date = Array.FindLastIndex(fields, fields.Length - 3, IsDate);
        if (date < 2 || !IsAddress(fields[0])
            || !long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        return new ArcLine(
            string.Join(' ', fields[..(date - 1)]),
            RecordTime.ParseDigits(fields[date]),
            fields[date + 1], length);
    }

    private static bool IsDate(string field) =>
        field.Length >= MinDateDigits && field.Length <= MaxDateDigits && field.All(char.IsAsciiDigit);

    private static bool IsAddress(string field)
    {
        var scheme = field.IndexOf(':', StringComparison.Ordinal);
        return scheme > 0 && char.IsAsciiLetter(field[0])
            && field.Take(scheme).All(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.');
    }
}
