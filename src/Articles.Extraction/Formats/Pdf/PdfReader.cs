using Articles.Extraction.Formats.Fields;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Reads PDF (ISO 32000) as text: blocks in reading order, columns one after the other, hyphenation undone, running heads and page numbers
/// left out. A PDF of scanned pages has no text and is rejected; nothing is recognised from pictures.
/// </summary>
internal sealed class PdfReader : IFormatReader<InputFile>
{
    private const int Start = 1024;

    public bool Recognizes(InputFile input) =>
        input.Bytes.Span[..Math.Min(input.Bytes.Length, Start)]
            .TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 0, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']).StartsWith("%PDF-"u8);

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        var limits = new PdfLimits(run);
        try
        {
            using var pdf = PdfDocument.Open(
                input.Bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = limits });
            pdf.AddPageFactory<PdfLetters, PdfPageFactory>();
            if (pdf.NumberOfPages > run.Options.MaxPdfPages)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooLarge,
                    $"The PDF has {pdf.NumberOfPages:N0} pages; at most {run.Options.MaxPdfPages:N0} are read. Split it, or raise "
                        + "Reading:MaxPdfPages.");
            }

            var pages = ReadPages(pdf, limits, run);
            var text = PdfText.Join(RunningHeads.Remove(pages));
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ArticleRejectedException(
                    RejectionCodes.NoText,
                    "The PDF has no text: its pages are pictures, or empty. Run text recognition (OCR) over it first.");
            }

            var about = pdf.Information;
            var declared = DocumentProperties.Declare(
                about.Title, about.Author, about.GetCreatedDateTimeOffset(), about.GetModifiedDateTimeOffset(), language: null, text);
            return [run.Document(SourceFormat.Pdf, ContentKind.Text, text, charset: null, declared) with
            {
                Margins = RunningHeads.Find(pages),
            }];
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.Encrypted, "The PDF needs a password. Save it without one and drop it again.", exception);
        }
        catch (Exception exception) when (ParserFault.IsOfTheBytes(exception))
        {
            // A parser of foreign bytes, in whose exceptions there is no end of kinds: whatever it throws, the bytes are at fault.
            throw new ArticleRejectedException(
                RejectionCodes.MalformedPdf, "The PDF is damaged and cannot be read. Save it anew and drop it again.", exception);
        }
    }

    private static List<PdfPage> ReadPages(PdfDocument pdf, PdfLimits limits, ReadingRun run)
    {
        var pages = new List<PdfPage>();
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            limits.StartPage();
            pages.Add(PdfLayout.Analyze(pdf.GetPage<PdfLetters>(number)));
            limits.ThrowIfExceeded();
        }

        return pages;
    }
}
