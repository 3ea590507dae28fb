namespace Pipeline.Articles.Contracts;

/// <summary>By what id an article's wire item is known.</summary>
/// <param name="Article">The article.</param>
/// <param name="Provider">Who sends the item, as the envelope has it; null when it does not say.</param>
/// <param name="Id">The item's id, as the envelope has it.</param>
/// <param name="Version">The version that it was seen with, which may stand at the id's end.</param>
public sealed record KnownItem(ArticleId Article, string? Provider, string Id, string? Version);
