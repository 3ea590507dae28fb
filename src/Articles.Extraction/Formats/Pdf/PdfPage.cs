namespace Articles.Extraction.Formats.Pdf;

/// <summary>A page's text.</summary>
/// <param name="Height">The page's height, in points.</param>
/// <param name="Blocks">Its blocks in reading order.</param>
internal sealed record PdfPage(double Height, IReadOnlyList<PdfBlock> Blocks);
