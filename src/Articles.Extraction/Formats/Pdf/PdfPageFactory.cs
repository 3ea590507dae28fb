using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Makes a page of nothing but its letters, within the run's limits, which PdfPig's own page is not held to. PdfPig constructs it.
/// </summary>
internal sealed class PdfPageFactory(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions)
    : BasePageFactory<PdfLetters>(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions), IPageFactory<PdfLetters>
{
    private readonly PdfLimits _limits = (PdfLimits)parsingOptions.FilterProvider!;

    /// <summary>The content streams are put together in memory before the page is processed: they are weighed first.</summary>
    PdfLetters IPageFactory<PdfLetters>.Create(
        int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        if (dictionary.TryGet(NameToken.Contents, out var contents) && Resolve(contents) is ArrayToken streams)
        {
            foreach (var stream in streams.Data)
            {
                _limits.WillDraw((Resolve(stream) as StreamToken)?.Data.Length ?? 0);
            }
        }

        return Create(number, dictionary, pageTreeMembers, namedDestinations);
    }

    protected override PdfLetters ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var collector = new LetterCollector(
            pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix,
            ParsingOptions, _limits);
        return new PdfLetters(cropBox.Bounds.Height, collector.Process(pageNumber, operations));
    }

    private IToken? Resolve(IToken token) => token is IndirectReferenceToken reference ? PdfScanner.Get(reference.Data)?.Data : token;
}
