using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// A statement whose rows are stepped through. It asks SQLite itself, since the provider's reader takes longer for a row than the scan does.
/// </summary>
internal sealed class ScanStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;

    /// <param name="connection">The file.</param>
    /// <param name="sql">The statement, with numbered parameters from ?1.</param>
    public ScanStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement));
    }

    /// <summary>Sets a parameter.</summary>
    public void Bind(int parameter, string value) => Check(raw.sqlite3_bind_text(_statement, parameter, value));

    /// <summary>Sets a parameter.</summary>
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    /// <summary>Goes back to before the first row; the parameters may be set anew.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <summary>Goes on to the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    /// <summary>A whole number of the present row.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A number of the present row.</summary>
    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>The bytes of a value of the present row, valid until the next.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection.Handle);
}
