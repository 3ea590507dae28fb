using Articles.Extraction;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Storage;

namespace Pipeline.Web;

/// <summary>The pages' services from the running pipeline.</summary>
internal static class PipelineServices
{
    /// <summary>The services, all of them singletons there.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(TimeProvider),
        typeof(ILedger),
        typeof(ILedgerQueries),
        typeof(IArticleParts),
        typeof(IInbox),
        typeof(IWithdrawalQueue),
        typeof(IInboxReader),
        typeof(IDocumentStore<CleanedArticle>),
        typeof(IDocumentStore<EnrichedArticle>),
        typeof(ISearchIndex),
        typeof(IStoryList),
        typeof(ISubscriptions),
        typeof(StatusReader),
        typeof(ArticleLookup),
        typeof(OrphanedHits),
        typeof(SourcePreviewReader),
        typeof(RevisionComparer),
        typeof(SentEvents),
        typeof(ReprocessingStep),
        typeof(PoisonedMessages),
        typeof(PoisonBatchOperations),
        typeof(HeldRemovalOperations),
        typeof(ArticleExtractor),
        typeof(CleanerVersion),
        typeof(EventFactory),
        typeof(StageVersions),
        typeof(IOptions<ReadingOptions>),
        typeof(IOptions<BudgetOptions>),
        typeof(ILogger<PageLog>),
    ];
}
