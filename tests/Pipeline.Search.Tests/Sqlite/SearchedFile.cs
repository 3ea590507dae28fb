using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>An index on any file, as another process has it.</summary>
internal sealed class SearchedFile : IDisposable
{
    private readonly SqliteDatabase _database;

    public SearchedFile(IndexFile file)
        : this(file.Path, file.Time)
    {
    }

    public SearchedFile(string path, TimeProvider time) => Index = new SqliteSearchIndex(_database = new SqliteDatabase(path), time);

    public SqliteSearchIndex Index { get; }

    public void Dispose()
    {
        Index.Dispose();
        _database.Dispose();
    }
}
