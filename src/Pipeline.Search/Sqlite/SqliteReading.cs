using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>Reads columns that may be null.</summary>
internal static class SqliteReading
{
    public static string? GetNullable(this SqliteDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
