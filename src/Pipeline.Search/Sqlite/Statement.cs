using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>A statement that is prepared once and run on many values.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }
    }

    /// <summary>Runs it on values in the order of its parameters.</summary>
    /// <returns>The first column of its first row, or null.</returns>
    public object? Execute(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return _command.ExecuteScalar();
    }

    public void Dispose() => _command.Dispose();
}
