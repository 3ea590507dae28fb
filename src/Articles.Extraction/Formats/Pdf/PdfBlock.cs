namespace Articles.Extraction.Formats.Pdf;

/// <summary>Lines that stand together: a paragraph or several, a headline, a caption.</summary>
/// <param name="Lines">From top to bottom.</param>
internal sealed record PdfBlock(IReadOnlyList<PdfLine> Lines)
{
    /// <summary>The block's text on one line.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.Text));

    public double Left => Lines.Min(line => line.Left);

    public double Right => Lines.Max(line => line.Right);

    public double Top => Lines.Max(line => line.Top);

    public double Bottom => Lines.Min(line => line.Bottom);
}
