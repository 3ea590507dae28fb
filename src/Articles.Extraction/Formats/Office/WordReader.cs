using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Fields;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Reads Word documents (Office Open XML, ISO/IEC 29500): headings, paragraphs, lists, tables and text boxes as simple HTML, the text as it
/// stands with all tracked changes accepted. Comments and notes are not read, and headers and footers only for an embargo. Found by
/// <see cref="ZipReader"/>.
/// </summary>
internal sealed class WordReader : IFormatReader<InputFile>
{
    private const int MaxMargins = 10;

    /// <summary>Only <see cref="ZipReader"/>, which looks into archives, can tell.</summary>
    public bool Recognizes(InputFile input) => false;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        try
        {
            PackageBounds.Check(input, run);
            using var stream = MemoryStreams.Over(input.Bytes);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body
                ?? throw new ArticleRejectedException(RejectionCodes.NoText, "The Word document has no body.");
            var html = new WordHtml(document.MainDocumentPart, new WordChunks(run), run.CancellationToken).Write(body);
            if (!body.InnerText.AsSpan().ContainsAnyExcept(" \u00A0\t\r\n") && !body.Descendants<AltChunk>().Any())
            {
                throw new ArticleRejectedException(
                    RejectionCodes.NoText, "The Word document has no text, only pictures or empty paragraphs.");
            }

            var about = document.PackageProperties;
            var declared = DocumentProperties.Declare(
                about.Title, about.Creator, Utc(about.Created), Utc(about.Modified), about.Language, body.InnerText);
            var release = ReleaseFields.Of(
                "The document's properties",
                about.ContentStatus is { } status ? [KeyValuePair.Create("status", status)] : []);
            if (release.Rejection is { } unreleased)
            {
                throw new ArticleRejectedException(unreleased.Code, unreleased.Message);
            }

            return [run.Document(SourceFormat.Word, ContentKind.Html, html, charset: null, declared) with
            {
                Embargo = release.Embargo,
                Margins = MarginsOf(document.MainDocumentPart),
            }];
        }
        catch (Exception exception) when (ParserFault.IsOfTheBytes(exception))
        {
            // A parser of foreign bytes: whatever it throws, the bytes are at fault.
            throw new ArticleRejectedException(
                RejectionCodes.MalformedWord,
                "The Word document is damaged and cannot be read. Open it in Word, save it anew and drop it again.", exception);
        }
    }

    /// <summary>The lines of headers and footers, and the text of a watermark.</summary>
    private static string? MarginsOf(MainDocumentPart main)
    {
        var roots = main.HeaderParts.Select(part => (OpenXmlElement?)part.Header)
            .Concat(main.FooterParts.Select(part => (OpenXmlElement?)part.Footer)).OfType<OpenXmlElement>().ToList();
        var lines = roots.SelectMany(root => root.Descendants<Paragraph>()).Select(paragraph => paragraph.InnerText)
            .Concat(roots.SelectMany(root => root.Descendants()).Where(element => element.LocalName == "textpath")
                .SelectMany(path => path.GetAttributes()).Where(attribute => attribute.LocalName == "string")
                .Select(attribute => attribute.Value ?? string.Empty))
            .Select(line => line.Trim()).Where(line => line.Length > 0).Distinct().Take(MaxMargins).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The package gives times in UTC, or without saying that they are.</summary>
    private static DateTimeOffset? Utc(DateTime? time)
    {
        if (time is { } value)
        {
            return value.Kind == DateTimeKind.Local
                ? new DateTimeOffset(value).ToUniversalTime()
                : new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc));
        }

        return null;
    }
}
