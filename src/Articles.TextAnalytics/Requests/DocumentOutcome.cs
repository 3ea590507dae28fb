namespace Articles.TextAnalytics.Requests;

/// <summary>The outcome for one document: a value, or the reason why there is none.</summary>
/// <param name="Value">The result, or null.</param>
/// <param name="Error">Why there is none, or null.</param>
/// <param name="ModelVersion">The model that answered; null when it was refused.</param>
/// <param name="TextRecords">Text records billed now; 0 from the cache.</param>
internal sealed record DocumentOutcome<T>(T? Value, TextAnalyticsError? Error, string? ModelVersion, int TextRecords)
    where T : class;
