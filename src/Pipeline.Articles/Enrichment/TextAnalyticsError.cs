namespace Pipeline.Articles.Enrichment;

/// <summary>An error of a text-analytics provider.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Code">The provider's own code.</param>
/// <param name="Message">The provider's message; never article text.</param>
public sealed record TextAnalyticsError(TextAnalyticsErrorKind Kind, string Code, string Message);
