using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>Looks for damage. Each look gives the first fault, or null; where SQLite itself refuses to go on, it throws.</summary>
internal static class DamageSearch
{
    private const string Whole = "ok";

    /// <summary>
    /// The schema, whose reading compares the file's length with its header's, and the first row of each table. Milliseconds, whatever the
    /// size: a full look at 1 GB takes seconds, and no start has them.
    /// </summary>
    public static string? Glance(SqliteConnection connection)
    {
        foreach (var table in Tables(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" LIMIT 1";
            using var reader = command.ExecuteReader();
            reader.Read();
        }

        return null;
    }

    /// <summary>
    /// Every page, a table at a time, so that no look holds back the log's checkpoints for long. What the pages of texts hold is not
    /// compared.
    /// </summary>
    public static string? Read(SqliteConnection connection) =>
        Tables(connection).Select(table => Ask(connection, $"PRAGMA quick_check(\"{table}\")")).FirstOrDefault(fault => fault is not null);

    /// <summary>
    /// Everything, also whether the full-text indexes are of their texts: each text is taken apart again, some minutes for 100,000
    /// articles.
    /// </summary>
    public static string? Compare(SqliteConnection connection) => Ask(connection, "PRAGMA integrity_check(1)");

    private static string? Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return (string?)command.ExecuteScalar() is { } answer && answer != Whole ? answer : null;
    }

    /// <summary>The tables that have pages of their own: those that a full-text table is kept in are among them, and it is not.</summary>
    private static List<string> Tables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
