using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>A message in <see cref="StorageNames.ToReprocess"/>: reprocess one article from one stage on.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision in its row; the default value for a file without a row.</param>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="From">
/// The stage to reach again first: <see cref="ArticleStage.Cleaned"/>, <see cref="ArticleStage.Enriched"/>,
/// <see cref="ArticleStage.Published"/> or <see cref="ArticleStage.Withdrawn"/>.
/// </param>
/// <param name="Cause">Why.</param>
/// <param name="TraceParent">W3C Trace Context <c>traceparent</c> of the sender, or null.</param>
public sealed record ReprocessingRequest(
    ArticleId ArticleId,
    Revision Revision,
    string Name,
    ArticleStage From,
    ReprocessingCause Cause,
    string? TraceParent = null);
