using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>The number of articles in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Articles">The number; a file that held several counts in addition, as <see cref="ArticleStage.Expanded"/>.</param>
/// <param name="OldestSince">Since when the oldest is there; null if there is none.</param>
public sealed record StageStatus(ArticleStage Stage, long Articles, DateTimeOffset? OldestSince);
