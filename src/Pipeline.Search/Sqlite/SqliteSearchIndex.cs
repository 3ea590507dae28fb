using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// The embedded index: SQLite with FTS5. Documents are found at once. A lower <see cref="SearchDocument.Sequence"/> never replaces a higher
/// one, and a deletion never removes a higher one; after a deletion any may be written. A batch is written completely or not at all.
/// </summary>
internal sealed class SqliteSearchIndex(SqliteDatabase database, TimeProvider time) : ISearchIndex, ISearchIndexProvisioner, IDisposable
{
    // SQLite's own wait for a lock polls; inside the process writers queue here instead.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly WordForms _forms = new();

    public TimeSpan SwitchDelay => TimeSpan.Zero;

    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) =>
        WriteAsync(documents.Count, writer => writer.Upsert(documents, cancellationToken), cancellationToken);

    public Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken) =>
        WriteAsync(deletions.Count, writer => writer.Delete(deletions, cancellationToken), cancellationToken);

    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        SearchQueryLimits.Check(query);
        return database.RunAsync(
            connection =>
                new ArticleSearch(connection, query, _forms, time.GetUtcNow())
                .Run() with
                { IsPartial = !FillRecord.Read(connection).IsComplete }, cancellationToken);
    }

    public Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckTop(top);
        return database.RunAsync<IReadOnlyList<IndexEntry>>(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT id, sequence, revision FROM article WHERE id > $after ORDER BY id LIMIT $top";
                command.Parameters.AddWithValue("$after", after?.ToString() ?? string.Empty);
                command.Parameters.AddWithValue("$top", top);
                using var reader = command.ExecuteReader();
                var entries = new List<IndexEntry>();
                while (reader.Read())
                {
                    var revision = Revision.TryParse(reader.GetNullable(2), out var known) ? known : default;
                    entries.Add(new IndexEntry(ArticleId.Parse(reader.GetString(0)), reader.GetInt32(1), revision));
                }

                return entries;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckSuggestions(top);
        return database.RunAsync(connection => new SuggestionReader(connection, top).Read(prefix), cancellationToken);
    }

    public Task<IndexPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var version = database.FindVersion();
        return Task.FromResult(new IndexPlan(
            database.Path,
            version is null,
            version == Schema.Version
                ? []
                : [new IndexChange(
                    "tables", version is null ? null : $"version {version}", $"version {Schema.Version}", IndexChangeKind.InPlace)]));
    }

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        database.RunAsync(static _ => true, cancellationToken);

    public Task<string?> FindDamageAsync(IndexCheck check, CancellationToken cancellationToken) =>
        database.FindDamageAsync(check, cancellationToken);

    public Task<string?> MoveDamagedAsync(CancellationToken cancellationToken) =>
        database.MoveDamagedAsync(time.GetUtcNow(), cancellationToken);

    public Task<IndexFill> FindFillAsync(CancellationToken cancellationToken) => database.RunAsync(FillRecord.Read, cancellationToken);

    public async Task NoteFillAsync(IndexFill fill, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await database.RunAsync(
                connection =>
                {
                    FillRecord.Write(connection, fill);
                    return true;
                },
                cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<NextIndex> StartNextAsync(CancellationToken cancellationToken) =>
        throw new SearchIndexException(
            $"The file {database.Path} is always updated in place; no change needs another file. To fill it again: index "
            + "rebuild.");

    public Task SwitchAsync(NextIndex successor, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> DropOldAsync(bool keepPrevious, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public void Dispose() => _writing.Dispose();

    private async Task WriteAsync(int count, Action<ArticleWriter> write, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            await database.RunAsync(
                connection =>
                {
                    using var writer = new ArticleWriter(connection, _forms);
                    write(writer);
                    writer.Commit();
                    return count;
                },
                cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }
}
