using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>Whether the file has every article, noted in the file itself, so that it is lost with it.</summary>
internal static class FillRecord
{
    private const string Complete = "complete";
    private const string Missing = "missing";

    /// <summary>
    /// Lifts a file of version 2. One that has articles was filled as they came in; one that has none may stand in the place of another
    /// that was lost.
    /// </summary>
    public static void CreateTable(SqliteConnection connection) => Schema.Execute(
        connection,
        $"""
        CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO state VALUES ('fill', CASE WHEN EXISTS (SELECT 1 FROM article) THEN '{Complete}' ELSE '{Missing}' END);
        """);

    public static IndexFill Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM state WHERE name = 'fill'";
        var value = (string?)command.ExecuteScalar();
        if (value == Complete)
        {
            return IndexFill.Complete;
        }

        var isBegun = DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var since);
        return new IndexFill(false, isBegun ? since : null);
    }

    public static void Write(SqliteConnection connection, IndexFill fill)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO state VALUES ('fill', $value)";
        command.Parameters.AddWithValue(
            "$value", fill.IsComplete ? Complete : fill.Since?.ToString("O", CultureInfo.InvariantCulture) ?? Missing);
        command.ExecuteNonQuery();
    }
}
