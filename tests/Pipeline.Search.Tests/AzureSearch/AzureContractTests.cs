using Pipeline.Articles.Searching;
using Pipeline.Contracts;

namespace Pipeline.Search.Tests.AzureSearch;

public sealed class AzureContractTests : SearchIndexContract, IDisposable
{
    private readonly FakeService _service = new();

    protected override ISearchIndex Index => _service.Index;

    public void Dispose() => _service.Dispose();
}
