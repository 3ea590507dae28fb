using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Operations.Api;

/// <summary>A file that was dropped or removed.</summary>
/// <param name="Name">Its name in the inbox.</param>
/// <param name="Id">The id of its row: <c>/api/articles/{id}</c> says what becomes of it.</param>
public sealed record FileOutcome(string Name, ArticleId Id);
