namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The version that cleaned documents carry; a host has <see cref="ArticleExtractor.RulesVersion"/> unless it says otherwise.
/// </summary>
/// <param name="Value">The version; what a lower one cleaned is stale.</param>
public sealed record CleanerVersion(int Value);
