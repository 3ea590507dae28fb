using Articles.TextAnalytics;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryBudgetStoreTests : BudgetStoreContract
{
    protected override IBudgetStore Store { get; } = new MemoryBudgetStore();
}
