namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>A name found in a text.</summary>
/// <param name="Start">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Category">One of <see cref="EntityCategory"/>.</param>
/// <param name="Subcategory">Azure's subcategory, or null.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct NameSpan(int Start, int End, string Category, string? Subcategory, double Confidence);
