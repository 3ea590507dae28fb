namespace Articles.TextAnalytics.Results;

/// <summary>
/// Personal information in an article's text: its place and its kind, never its words. In redacted text there are asterisks.
/// </summary>
/// <param name="Category">Azure AI Language's PII category.</param>
/// <param name="Subcategory">Azure's subcategory, or null.</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PersonalInformationSpan(string Category, string? Subcategory, int Offset, int Length, double Confidence)
{
    /// <summary>The span of a mention, without its words.</summary>
    internal static PersonalInformationSpan From(TextEntity mention) =>
        new(mention.Category, mention.Subcategory, mention.Offset, mention.Length, mention.Confidence);
}
