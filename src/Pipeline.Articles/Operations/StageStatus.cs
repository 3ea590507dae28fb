using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>How many articles stand in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Articles">How many; a file that held several counts besides them, as <see cref="ArticleStage.Expanded"/>.</param>
/// <param name="OldestSince">Since when the one that stands there longest does; null when there is none.</param>
public sealed record StageStatus(ArticleStage Stage, long Articles, DateTimeOffset? OldestSince);
