using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// ARC of version 1 and 2: a line for each record, with its address, the server's, the date, the media type, and its length at the end.
/// Version 2 has more fields between the last two. An address may hold blanks.
/// </summary>
internal sealed partial class ArcSyntax : IRecordSyntax
{
    private const int MaxLine = 16 * 1024;

    private static ReadOnlySpan<byte> Description => "filedesc:"u8;

    /// <summary>Whether the bytes begin as a page of ARC whose description is missing.</summary>
    public static bool IsPageAt(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("http"u8) && LineOf(bytes) is { } line && ArcLine.Parse(line) is not null
        && line.Split(' ').Any(field => field.Contains('.', StringComparison.Ordinal) && IPAddress.TryParse(field, out _));

    public bool StartsAt(ReadOnlySpan<byte> bytes) => ArcLine.Parse(LineOf(bytes)) is not null;

    public bool IsCutStart(ReadOnlySpan<byte> bytes) =>
        bytes.Length < MaxLine && !bytes.Contains((byte)'\n') && CutLine().IsMatch(Encoding.UTF8.GetString(bytes));

    public int FindStart(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf((byte)'\n') is var found and >= 0; from += found + 1)
        {
            if (StartsAt(bytes[(from + found + 1)..]))
            {
                return from + found + 1;
            }
        }

        return -1;
    }

    public int HeaderLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') + 1 is var length and > 0 ? length : -1;

    public bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RecordHeader? header, [NotNullWhen(false)] out string? fault)
    {
        header = null;
        if (ArcLine.Parse(LineOf(bytes)) is not { } line)
        {
            fault = "its line does not end with its length";
            return false;
        }

        var isDescription = bytes.StartsWith(Description);
        header = new RecordHeader
        {
            Kind = isDescription ? RecordKind.WarcInfo : RecordKind.Response,
            TargetUri = line.Address,
            Date = line.Date,
            ContentType = line.Type,
            IsLengthLoose = isDescription,
            Length = line.Length,
        };
        fault = null;
        return true;
    }

    private static string? LineOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[..Math.Min(bytes.Length, MaxLine)].IndexOf((byte)'\n');
        // The cheap test first: most lines of a page begin otherwise.
        return end > 0 && bytes[0] is >= (byte)'A' and <= (byte)'z' && bytes[..end].TrimEnd((byte)'\r')[^1] is >= (byte)'0' and <= (byte)'9'
            ? Encoding.UTF8.GetString(bytes[..end].TrimEnd((byte)'\r'))
            : null;
    }

    [GeneratedRegex(@"^(h(t(tps?)?)?|https?:\S*( \S*){0,3})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CutLine();
}
