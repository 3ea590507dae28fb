namespace Articles.Extraction.Formats.Pdf;

/// <summary>A line of text and where it stands, in points from the page's lower left corner.</summary>
/// <param name="Text">The text.</param>
/// <param name="Size">The type's size, in points.</param>
/// <param name="Left">Its left edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Top">Its top.</param>
/// <param name="Bottom">Its bottom.</param>
internal sealed record PdfLine(string Text, double Size, double Left, double Right, double Top, double Bottom);
