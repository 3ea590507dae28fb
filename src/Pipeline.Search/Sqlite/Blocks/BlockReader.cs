using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>Reads blocks one after the other into the same memory.</summary>
/// <param name="connection">The file.</param>
/// <param name="withEntities">Whether the entities are needed: they are most of a block.</param>
internal sealed class BlockReader(SqliteConnection connection, bool withEntities) : IDisposable
{
    private readonly Block _block = new();
    private readonly sqlite3_stmt _find = Prepare(connection, $"SELECT {Columns(withEntities)} FROM block WHERE block = ?1");
    private long _number = -1;

    /// <summary>The block of an article that is there; valid until the next is asked for.</summary>
    public Block Of(long docid)
    {
        var number = docid / Block.Size;
        if (number != _number)
        {
            raw.sqlite3_reset(_find);
            raw.sqlite3_bind_int64(_find, 1, number);
            if (!Step(connection, _find))
            {
                throw new InvalidDataException(
                    $"The search index is not of a piece: article {docid} has words, but block {number} is missing. Rebuild it: index "
                    + "rebuild.");
            }

            Load(_find);
            _number = number;
        }

        return _block;
    }

    /// <summary>Every article with its block, the last to come in first.</summary>
    public IEnumerable<(long Docid, Block Block)> All()
    {
        using var all = Prepare(connection, $"SELECT {Columns(withEntities)}, block FROM block ORDER BY block DESC");
        while (Step(connection, all))
        {
            Load(all);
            _number = raw.sqlite3_column_int64(all, withEntities ? 2 : 1);
            for (var i = Block.Size - 1; i >= 0; i--)
            {
                if (_block.Has(i))
                {
                    yield return ((_number * Block.Size) + i, _block);
                }
            }
        }
    }

    public void Dispose() => _find.Dispose();

    private void Load(sqlite3_stmt statement)
    {
        _block.LoadAttributes(raw.sqlite3_column_blob(statement, 0));
        if (withEntities)
        {
            _block.LoadEntities(raw.sqlite3_column_blob(statement, 1));
        }
    }

    private static string Columns(bool withEntities) => withEntities ? "attributes, entities" : "attributes";

    private static sqlite3_stmt Prepare(SqliteConnection connection, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), connection.Handle);
        return statement;
    }

    private static bool Step(SqliteConnection connection, sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(result is raw.SQLITE_ROW or raw.SQLITE_DONE ? raw.SQLITE_OK : result, connection.Handle);
        return result == raw.SQLITE_ROW;
    }
}
