using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;

namespace Pipeline.Benchmarks.Search;

/// <summary>
/// What the index is measured beside: an FTS5 table as it comes, with the same four columns, each article's texts put into it in a
/// transaction a batch and found by
/// <c>MATCH … ORDER BY rank</c> with a snippet. No filters, no facets, no total, no ids, no other tokenizer; write-ahead mode and
/// synchronous FULL as the index has.
/// </summary>
internal sealed class BareIndex : IDisposable
{
    private readonly SqliteConnection _connection;

    public BareIndex(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE VIRTUAL TABLE bare USING fts5 (title, entities, key_phrases, body)");
    }

    /// <summary>Adds or replaces the articles of these numbers.</summary>
    public void Upsert(IReadOnlyList<(long Number, SearchDocument Document)> articles, bool replace)
    {
        using var transaction = _connection.BeginTransaction();
        using var delete = Command("DELETE FROM bare WHERE rowid = $rowid");
        delete.Parameters.AddWithValue("$rowid", 0L);
        using var insert =
            Command("INSERT INTO bare (rowid, title, entities, key_phrases, body) VALUES ($rowid, $title, $entities, $key_phrases, $body)");
        foreach (var name in new[] { "$rowid", "$title", "$entities", "$key_phrases", "$body" })
        {
            insert.Parameters.AddWithValue(name, string.Empty);
        }

        foreach (var (number, document) in articles)
        {
            if (replace)
            {
                delete.Parameters[0].Value = number;
                delete.ExecuteNonQuery();
            }

            insert.Parameters[0].Value = number;
            insert.Parameters[1].Value = document.Title;
            insert.Parameters[2].Value = string.Join('\n', document.Entities.Select(entity => entity.Name));
            insert.Parameters[3].Value = string.Join('\n', document.KeyPhrases);
            insert.Parameters[4].Value = document.Text;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The page of an FTS5 expression's best matches, with snippets.</summary>
    public int Search(string match, int skip, int top)
    {
        using var command = Command(
            "SELECT rowid, snippet(bare, 3, '<', '>', '…', 40) FROM bare WHERE bare MATCH $match ORDER BY rank LIMIT $top OFFSET $skip");
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$top", top);
        command.Parameters.AddWithValue("$skip", skip);
        using var reader = command.ExecuteReader();
        var length = 0;
        while (reader.Read())
        {
            length += reader.GetString(1).Length;
        }

        return length;
    }

    /// <summary>How many pages the file has, times their size.</summary>
    public long Bytes() => Read("PRAGMA page_count") * Read("PRAGMA page_size");

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private long Read(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
