using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Json;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Reads the pages that a browser kept of its network traffic (HAR, HTTP Archive 1.2), each a part named by its address.</summary>
internal sealed partial class HarReader : IFormatReader<DecodedFile>
{
    private const int Start = 4096;

    public bool Recognizes(DecodedFile input)
    {
        var text = input.Text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return text is ['{', ..] && (input.File.Extension == ".har" || Opening().IsMatch(text[..Math.Min(text.Length, Start)]))
            && text.Contains("\"entries\"", StringComparison.Ordinal);
    }

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input.File, run);
        var kinds = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var isEmpty = true;
        foreach (var entry in EntriesOf(input, run))
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            foreach (var document in ReadEntry(entry, input.File, kinds, run))
            {
                isEmpty = false;
                yield return document;
            }
        }

        PageKind.Close("HAR file", "answer", isEmpty, kinds, run);
    }

    private static JsonElement[] EntriesOf(DecodedFile input, ReadingRun run) =>
        JsonValues.Parse(input.Text, run) is [{ ValueKind: JsonValueKind.Object } file]
        && file.TryGetProperty("log", out var log) && log.ValueKind == JsonValueKind.Object
        && log.TryGetProperty("entries", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray()]
            : [];

    private static List<SourceDocument> ReadEntry(
        JsonElement entry, InputFile file, SortedDictionary<string, long> kinds, ReadingRun run)
    {
        var (response, content) = (Member(entry, "response"), Member(Member(entry, "response"), "content"));
        var (text, type) = (Text(content, "text"), MediaType.Parse(Text(content, "mimeType")));
        var isAddress = Uri.TryCreate(Text(Member(entry, "request"), "url"), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        var method = Text(Member(entry, "request"), "method")?.ToUpperInvariant();
        var kind = isAddress
            ? PageKind.OtherMethod(method) ?? KindOf(address!, StatusOf(response), type, text)
            : "record without a web address";
        if (kind is not null)
        {
            PageKind.Count(kinds, kind);
            return [];
        }

        var page = new CapturedPage(
            PartKey.Of([address!.OriginalString], title: null, address.OriginalString), address,
            DateTimeOffset.TryParse(
                Text(entry, "startedDateTime"), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                ? date
                : null,
            Text(content, "encoding") == "base64" ? type : type with { Charset = null })
        {
            IsKnownByAddress = PageKind.IsGet(method),
        };
        var documents = page.Read(() => Decode(text!, Text(content, "encoding")), file, run);
        if (documents.Count == 0)
        {
            PageKind.Count(kinds, PageKind.Repeated);
        }

        return documents;
    }

    private static string? KindOf(Uri address, int? status, MediaType type, string? text)
    {
        var body = Encoding.UTF8.GetBytes(Excerpt.Of(text ?? string.Empty, Start));
        return PageKind.Other(address, status, type, body) ?? (string.IsNullOrEmpty(text) ? "answer without a body" : null);
    }

    private static ReadOnlyMemory<byte> Decode(string text, string? encoding)
    {
        if (encoding is null or "")
        {
            return Encoding.UTF8.GetBytes(text);
        }

        try
        {
            return encoding == "base64" ? Convert.FromBase64String(text) : throw HttpBody.Damaged("its encoding is not known");
        }
        catch (FormatException exception)
        {
            throw HttpBody.Damaged("its Base64 is damaged", exception);
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int StatusOf(JsonElement response) =>
        Member(response, "status") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var code) ? code : 0;

    [GeneratedRegex("""^\{\s*"log"\s*:\s*\{""", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
