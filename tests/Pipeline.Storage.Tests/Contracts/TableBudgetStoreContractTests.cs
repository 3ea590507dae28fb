using Articles.TextAnalytics;
using Pipeline.Contracts;

namespace Pipeline.Storage.Tests.Contracts;

public sealed class TableBudgetStoreContractTests(StorageFixture storage) : BudgetStoreContract
{
    protected override IBudgetStore Store { get; } = storage.Get<IBudgetStore>();
}
