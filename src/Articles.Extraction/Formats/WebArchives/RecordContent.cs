using System.Globalization;
using Articles.Extraction.Formats.WebArchives.Http;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>What a record of a web archive holds: a page, or something of another kind.</summary>
/// <param name="Page">The page, if it is one.</param>
/// <param name="Answer">The answer that the page came in; null where it is stored by itself.</param>
/// <param name="Kind">What else it is; null for a page.</param>
internal sealed record RecordContent(CapturedPage? Page, HttpAnswer? Answer, string? Kind)
{
    /// <summary>Tells what a good record holds.</summary>
    public static RecordContent Of(WebRecord record)
    {
        var header = record.Header!;
        if (header.Kind is not (RecordKind.Response or RecordKind.Resource or RecordKind.Conversion))
        {
            return new RecordContent(null, null, NameOf(header.Kind));
        }

        if (!Uri.TryCreate(header.TargetUri, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            // Crawlers keep their settings and logs, and what they asked of name servers, beside the pages.
            return new RecordContent(null, null, "record without a web address");
        }

        var answer = HttpAnswer.Parse(record.Content);
        var type = answer?.Type ?? MediaType.Parse(header.ContentType);
        var start = type.IsUnknown ? StartOf(record, answer) : default;
        if ((PageKind.OtherMethod(record.Method) ?? PageKind.Other(address, answer?.Status, type, start.Span)) is { } kind)
        {
            return new RecordContent(null, null, kind);
        }

        var page = new CapturedPage(KeyOf(header), address, header.Date, type) { IsKnownByAddress = PageKind.IsGet(record.Method) };
        return new RecordContent(page, answer, null);
    }

    /// <summary>The key of a record: its id; in ARC its address and date.</summary>
    public static string KeyOf(RecordHeader header)
    {
        var dated = string.Create(CultureInfo.InvariantCulture, $"{header.TargetUri} {header.Date:yyyyMMddHHmmss}");
        return PartKey.Of([header.Id, dated], title: null, dated);
    }

    private static ReadOnlyMemory<byte> StartOf(WebRecord record, HttpAnswer? answer) =>
        answer is null ? record.Content : HttpBody.Beginning(answer);

    private static string NameOf(RecordKind kind) => kind switch
    {
        RecordKind.WarcInfo => "warcinfo",
        RecordKind.Request => "request",
        RecordKind.Metadata => "metadata",
        RecordKind.Revisit => "revisit",
        RecordKind.Continuation => "continuation",
        _ => "record of another type",
    };
}
