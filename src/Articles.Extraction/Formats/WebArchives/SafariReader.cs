using System.Xml.Linq;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// Reads the page of a .webarchive file, which Safari and macOS save: a property list, mostly binary. Its pictures and frames are not read.
/// </summary>
internal sealed class SafariReader : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) =>
        input.Bytes.Span.StartsWith("bplist0"u8) && input.Bytes.Span.IndexOf("WebMainResource"u8) >= 0;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run) => Read(Open(input), input, run);

    /// <summary>Whether a property list in XML is of such a file.</summary>
    public static bool IsWebArchive(XElement list) => Value(list.Element("dict"), "WebMainResource") is not null;

    /// <summary>Reads the page of a property list in XML.</summary>
    public static List<SourceDocument> Read(XElement list, InputFile input, ReadingRun run) =>
        Read(Open(Value(list.Element("dict"), "WebMainResource")!), input, run);

    private static List<SourceDocument> Read(
        (ReadOnlyMemory<byte> Content, MediaType Type, Uri Address) page, InputFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        var (content, type, address) = page;
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

            return Page(list.DataOf(content.Value), name => list.Find(page!.Value, name) is { } value ? list.TextOf(value) : null);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception);
        }
    }

    private static (ReadOnlyMemory<byte> Content, MediaType Type, Uri Address) Open(XElement page)
    {
        try
        {
            var content = Value(page, "WebResourceData") ?? throw new FormatException("It holds no page.");
            return Page(Convert.FromBase64String(content.Value), name => Value(page, name)?.Value);
        }
        catch (FormatException exception)
        {
            throw Damaged(exception);
        }
    }

    private static (ReadOnlyMemory<byte> Content, MediaType Type, Uri Address) Page(
        ReadOnlyMemory<byte> content, Func<string, string?> textOf)
    {
        var type = MediaType.Parse(textOf("WebResourceMIMEType"));
        return (
            content, type with { Charset = textOf("WebResourceTextEncodingName") ?? type.Charset },
            Uri.TryCreate(textOf("WebResourceURL"), UriKind.Absolute, out var address) ? address : new Uri("about:blank"));
    }

    private static XElement? Value(XElement? dictionary, string key) =>
        dictionary?.Elements("key").FirstOrDefault(name => name.Value == key)?.ElementsAfterSelf().FirstOrDefault();

    private static ArticleRejectedException Damaged(Exception exception) => new(
        RejectionCodes.MalformedWebArchive, "The web archive is damaged or cut off. Save the page again.", exception);
}
