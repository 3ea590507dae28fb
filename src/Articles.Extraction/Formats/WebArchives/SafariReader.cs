using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// Reads the page of a .webarchive file, which Safari and macOS save: a binary property list. Its pictures and frames are not read.
/// </summary>
internal sealed class SafariReader : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) =>
        input.Bytes.Span.StartsWith("bplist0"u8) && input.Bytes.Span.IndexOf("WebMainResource"u8) >= 0;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        var (content, type, address) = Open(input);
        if (PageKind.Other(address, status: null, type, content.Span) is { } kind)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle, $"The web archive holds no page but {PageKind.List([new(kind, 1)])}.");
        }

        return new CapturedPage(Part: null, address, CapturedAt: null, type).Read(() => content, input, run);
    }

    private static (ReadOnlyMemory<byte> Content, MediaType Type, Uri Address) Open(InputFile input)
    {
        try
        {
            var list = new BinaryPropertyList(input.Bytes);
            var page = list.Find(list.Root, "WebMainResource");
            var content = page is { } found ? list.Find(found, "WebResourceData") : null;
            if (content is null)
            {
                throw new InvalidDataException("It holds no page.");
            }

            string? Text(string name) => list.Find(page!.Value, name) is { } value ? list.TextOf(value) : null;
            var type = MediaType.Parse(Text("WebResourceMIMEType"));
            return (
                list.DataOf(content.Value), type with { Charset = Text("WebResourceTextEncodingName") ?? type.Charset },
                Uri.TryCreate(Text("WebResourceURL"), UriKind.Absolute, out var address) ? address : new Uri("about:blank"));
        }
        catch (InvalidDataException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedWebArchive, "The web archive is damaged or cut off. Save the page again.", exception);
        }
    }
}
