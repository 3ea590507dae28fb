using Pipeline.Articles.Searching;
using Pipeline.Contracts;

namespace Pipeline.Search.Tests.Sqlite;

public sealed class SqliteContractTests : SearchIndexContract, IDisposable
{
    private readonly IndexFile _file = new();

    protected override ISearchIndex Index => _file.Index;

    public void Dispose() => _file.Dispose();
}
