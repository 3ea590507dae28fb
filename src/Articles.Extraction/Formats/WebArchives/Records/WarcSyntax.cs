using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// WARC of version 0.17 to 1.1 (ISO 28500): a line with the version, named fields, a blank line. The lines of some writers end with a line
/// feed alone; a field may go on in the next line, which begins with a blank then.
/// </summary>
internal sealed class WarcSyntax : IRecordSyntax
{
    private static ReadOnlySpan<byte> Version => "WARC/"u8;

    public bool StartsAt(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Version) && bytes.Length > Version.Length + 2 && bytes[5] is (byte)'0' or (byte)'1' && bytes[6] == (byte)'.';

    public bool IsCutStart(ReadOnlySpan<byte> bytes) => bytes.Length <= 7 && "WARC/1."u8.StartsWith(bytes);

    public int FindStart(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf("\nWARC/"u8) is var found and >= 0; from += found + 1)
        {
            if (StartsAt(bytes[(from + found + 1)..]))
            {
                return from + found + 1;
            }
        }

        return -1;
    }

    public int HeaderLength(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf((byte)'\n') is var found and >= 0; from += found + 1)
        {
            switch (bytes[(from + found + 1)..])
            {
                case [(byte)'\n', ..]:
                    return from + found + 2;
                case [(byte)'\r', (byte)'\n', ..]:
                    return from + found + 3;
                case [(byte)'W', ..] when StartsAt(bytes[(from + found + 1)..]):
                    // The next record: this header has no end. Looking further would take long where there are many such.
                    return -1;
            }
        }

        return -1;
    }

    public bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RecordHeader? header, [NotNullWhen(false)] out string? fault)
    {
        header = null;
        var fields = HeaderFields.Parse(bytes, hasFirstLine: true);
        if (fields["WARC-Type"] is not { Length: > 0 } type)
        {
            fault = "its header does not say of which type it is (WARC-Type)";
            return false;
        }

        var lengths = fields.All("Content-Length").Distinct().ToList();
        if (lengths.Count != 1 || !long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            fault = lengths.Count == 0
                ? "its header does not say how long it is (Content-Length)"
                : $"its length cannot be read (Content-Length: {Excerpt.Of(string.Join(", ", lengths), 40)})";
            return false;
        }

        header = new RecordHeader
        {
            Kind = KindOf(type),
            TargetUri = Address(fields["WARC-Target-URI"]),
            Date = RecordTime.Parse(fields["WARC-Date"]),
            Id = Address(fields["WARC-Record-ID"]),
            Digest = fields["WARC-Block-Digest"],
            PayloadDigest = fields["WARC-Payload-Digest"],
            ConcurrentTo = Address(fields["WARC-Concurrent-To"]),
            ContentType = fields["Content-Type"],
            Truncated = fields["WARC-Truncated"],
            IsSegment = fields["WARC-Segment-Number"] is not null,
            Length = length,
        };
        fault = null;
        return true;
    }

    private static RecordKind KindOf(string type) => type.ToLowerInvariant() switch
    {
        "warcinfo" => RecordKind.WarcInfo,
        "response" => RecordKind.Response,
        "resource" => RecordKind.Resource,
        "request" => RecordKind.Request,
        "metadata" => RecordKind.Metadata,
        "revisit" => RecordKind.Revisit,
        "conversion" => RecordKind.Conversion,
        "continuation" => RecordKind.Continuation,
        _ => RecordKind.Other,
    };

    /// <summary>Some writers set addresses in angle brackets, too, as WARC 1.0 seems to want it.</summary>
    private static string? Address(string? value) => value switch
    {
        null or "" => null,
        ['<', .. var inner, '>'] => inner.Trim(),
        _ => value,
    };
}
