namespace Pipeline.LanguageModel;

/// <summary>Tells the status of HTTP from what a client threw.</summary>
/// <param name="Of">The status, or null if there was no answer.</param>
internal sealed record LanguageModelStatus(Func<Exception, int?> Of);
