namespace Pipeline.Articles.Contracts;

/// <summary>The recorded id of an article's wire item.</summary>
/// <param name="Article">The article.</param>
/// <param name="Provider">The sender, as the envelope names it; null if it does not.</param>
/// <param name="Id">The item's id, as the envelope writes it.</param>
/// <param name="Version">The version of the item when it was recorded; the id may end with it.</param>
public sealed record KnownItem(ArticleId Article, string? Provider, string Id, string? Version);
