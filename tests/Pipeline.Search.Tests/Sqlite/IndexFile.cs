using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>An index in a folder of its own, which goes with it.</summary>
internal sealed class IndexFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-index-");
    private readonly List<IDisposable> _opened = [];

    public IndexFile(DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? Some.Now);
        Index = Open();
        var database = new SqliteDatabase(Path);
        _opened.Add(database);
        Trends = new SqliteTrends(database);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "data", "index.db");

    public FakeTimeProvider Time { get; }

    public SqliteSearchIndex Index { get; }

    public SqliteTrends Trends { get; }

    /// <summary>Another index on the same file, as another process would have it.</summary>
    public SqliteSearchIndex Open()
    {
        var database = new SqliteDatabase(Path);
        var index = new SqliteSearchIndex(database, Time);
        _opened.AddRange([index, database]);
        return index;
    }

    public Task AddAsync(params SearchDocument[] documents) => Index.UpsertAsync(documents, Some.Cancellation);

    public Task<SearchResults> SearchAsync(string? text) => SearchAsync(new SearchQuery { Text = text });

    public Task<SearchResults> SearchAsync(SearchQuery query) => Index.SearchAsync(query, Some.Cancellation);

    /// <summary>The names of the matching articles, the best first.</summary>
    public async Task<string[]> FindAsync(string? text) => [.. (await SearchAsync(text)).Hits.Select(hit => hit.Name)];

    /// <summary>Runs SQL past the index.</summary>
    public object? Execute(string sql)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        _folder.Delete(recursive: true);
    }
}
