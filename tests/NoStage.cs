using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Tests;

/// <summary>Stands for enrichment, which these tests do not run: what cleaning makes goes to its queue.</summary>
internal sealed class NoStage : INextStage<CleanedArticle>
{
    public string Queue => StorageNames.ToEnrich;

    public Task<LedgerEntry?> ContinueAsync(StageOutput<CleanedArticle> output, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing is handed over directly here.");
}
