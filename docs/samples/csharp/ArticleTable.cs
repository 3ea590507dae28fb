using System.Globalization;
using Articles.Client;
using Microsoft.Data.Sqlite;

namespace Samples;

/// <summary>
/// Articles as a subscription sends them, in SQLite: an event and its place in one transaction. A row without data is a withdrawn article; it
/// stays, so that nothing old revives it.
/// </summary>
public sealed class ArticleTable(string path) : IArticlePositions
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path }.ToString();

    /// <summary>Creates the table if it is missing.</summary>
    public void Create()
    {
        using var database = Open();
        Run(
            database, null,
            "CREATE TABLE IF NOT EXISTS articles (subscription TEXT, id TEXT, sequence INTEGER, time TEXT, event TEXT, data TEXT,"
            + " PRIMARY KEY (subscription, id))");
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(ArticleChange change, Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        await using var database = Open();
        // It locks the database, so two receivers do not overtake each other.
        await using var transaction = database.BeginTransaction(deferred: false);
        if (!change.Position.IsNewerThan(Find(database, transaction, change)))
        {
            return false;
        }

        Run(
            database, transaction, "INSERT OR REPLACE INTO articles VALUES ($subscription, $id, $sequence, $time, $event, $data)",
            ("$subscription", change.Subscription), ("$id", change.ArticleId), ("$sequence", change.Position.Sequence),
            ("$time", change.Position.Time.ToString("O", CultureInfo.InvariantCulture)), ("$event", change.Position.EventId),
            ("$data", change is ArticleEnriched ? change.Data.GetRawText() : DBNull.Value));
        // What else is to happen to an event; nothing of it is kept if this fails.
        await handle(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(_connection);
        database.Open();
        return database;
    }

    private static EventPosition? Find(SqliteConnection database, SqliteTransaction transaction, ArticleChange change)
    {
        using var command = database.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT sequence, time, event FROM articles WHERE subscription = $subscription AND id = $id";
        command.Parameters.AddWithValue("$subscription", change.Subscription);
        command.Parameters.AddWithValue("$id", change.ArticleId);
        using var row = command.ExecuteReader();
        return row.Read()
            ? new EventPosition(
                row.GetInt32(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetString(2))
            : null;
    }

    private static void Run(
        SqliteConnection database, SqliteTransaction? transaction, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = database.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
