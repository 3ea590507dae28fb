using Pipeline.Articles.Contracts;
using Pipeline.Articles.Tests.Support;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Ledger;

public sealed class MemoryLedgerTests : LedgerContract
{
    private readonly MemoryLedger _ledger = new(TimeProvider.System, new WriteBudget());

    protected override ILedger Ledger => _ledger;

    protected override Task LoseAsync(ArticleId id)
    {
        _ledger.Lose(id);
        return Task.CompletedTask;
    }
}
