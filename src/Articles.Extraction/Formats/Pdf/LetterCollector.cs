using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Runs a page's content for its letters: lines and pictures are passed over, and so is what the document marks as an artifact (running
/// heads in tagged PDF; ISO 32000-1, 14.8.2.2). Held to the run's limits, since forms may draw forms and states may be saved without end.
/// </summary>
internal sealed class LetterCollector(
    int pageNumber,
    IResourceStore resourceStore,
    IPdfTokenScanner pdfScanner,
    IPageContentParser pageContentParser,
    ILookupFilterProvider filterProvider,
    CropBox cropBox,
    UserSpaceUnit userSpaceUnit,
    PageRotationDegrees rotation,
    TransformationMatrix initialMatrix,
    ParsingOptions parsingOptions,
    PdfLimits limits)
    : BaseStreamProcessor<IReadOnlyList<Letter>>(
        pageNumber, resourceStore, pdfScanner, pageContentParser, filterProvider, cropBox, userSpaceUnit, rotation, in initialMatrix,
        parsingOptions)
{
    private readonly List<Letter> _letters = [];
    private readonly HashSet<(string, double, double)> _places = [];
    private int _marked;
    private int _artifact;

    public override IReadOnlyList<Letter> Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return _letters;
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        limits.Drawn();
        if (_artifact > 0 || string.IsNullOrEmpty(unicode))
        {
            return;
        }

        var glyph = PerformantRectangleTransformer.Transform(
            in renderingMatrix, in textMatrix, in transformationMatrix, characterBoundingBox.GlyphBounds);
        var advance = PerformantRectangleTransformer.Transform(
            in renderingMatrix, in textMatrix, in transformationMatrix,
            new PdfRectangle(0, 0, characterBoundingBox.Width, UserSpaceUnit.PointMultiples));

        // Shadows and poor man's bold draw a letter twice in one place.
        if (!double.IsFinite(advance.Left + advance.Bottom + advance.Width)
            || !_places.Add((unicode, Math.Round(advance.Left), Math.Round(advance.Bottom))))
        {
            return;
        }

        _letters.Add(new Letter(
            unicode,
            glyph.Width > 0 || glyph.Height > 0 ? glyph : advance,
            advance,
            advance.BottomLeft,
            advance.BottomRight,
            advance.Width,
            fontSize,
            font.Details,
            currentState.FontState.TextRenderingMode,
            currentState.CurrentStrokingColor,
            currentState.CurrentNonStrokingColor,
            pointSize,
            TextSequence));
    }

    public override void PushState()
    {
        limits.Saved(StackSize);
        base.PushState();
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        _marked++;
        if (_artifact == 0 && name.Data == "Artifact")
        {
            _artifact = _marked;
        }
    }

    public override void EndMarkedContent()
    {
        if (_artifact == _marked)
        {
            _artifact = 0;
        }

        _marked = Math.Max(0, _marked - 1);
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        limits.WillDraw(formStream.Data.Length);
        base.ProcessFormXObject(formStream, xObjectName);
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y)
    {
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
    }

    public override void LineTo(double x, double y)
    {
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
    }
}
