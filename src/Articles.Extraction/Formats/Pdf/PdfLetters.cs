using UglyToad.PdfPig.Content;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>What a page draws.</summary>
/// <param name="Height">The page's height, in points.</param>
/// <param name="Letters">Its letters, in the order in which they are drawn.</param>
internal sealed record PdfLetters(double Height, IReadOnlyList<Letter> Letters);
