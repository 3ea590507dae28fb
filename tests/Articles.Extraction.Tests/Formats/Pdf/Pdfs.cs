using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Articles.Extraction.Tests.Formats.Pdf;

/// <summary>Sets type.</summary>
internal sealed class Pdfs : IDisposable
{
    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _font;
    private PdfPageBuilder _page = null!;

    public Pdfs() => _font = _builder.AddStandard14Font(Standard14Font.TimesRoman);

    public PdfDocumentBuilder.DocumentInformationBuilder About => _builder.DocumentInformation;

    public Pdfs Page()
    {
        _page = _builder.AddPage(PageSize.A4);
        return this;
    }

    /// <summary>Writes lines down from a point, in points from the lower left corner.</summary>
    public Pdfs Lines(double left, double top, params string[] lines) => Lines(left, top, 11, lines);

    public Pdfs Lines(double left, double top, double size, params string[] lines)
    {
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                _page.AddText(line, size, new PdfPoint(left, top), _font);
            }

            top -= size * 1.25;
        }

        return this;
    }

    public byte[] Build()
    {
        using (this)
        {
            return _builder.Build();
        }
    }

    public void Dispose() => _builder.Dispose();
}
