using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>Reads blocks one after the other into the same memory.</summary>
/// <param name="connection">The file.</param>
/// <param name="withEntities">Whether the entities are needed: they are most of a block.</param>
internal sealed class BlockReader(SqliteConnection connection, bool withEntities) : IDisposable
{
    private readonly Block _block = new();
    private readonly ScanStatement _find = new(connection, $"SELECT {Columns(withEntities)} FROM block WHERE block = ?1");
    private long _number = -1;

    /// <summary>The block of an article that is there; valid until the next is asked for.</summary>
    public Block Of(long docid)
    {
        var number = docid / Block.Size;
        if (number != _number)
        {
            _find.Reset();
            _find.Bind(1, number);
            if (!_find.Next())
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
        using var all = new ScanStatement(connection, $"SELECT {Columns(withEntities)}, block FROM block ORDER BY block DESC");
        while (all.Next())
        {
            Load(all);
            _number = all.Integer(withEntities ? 2 : 1);
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

    private void Load(ScanStatement row)
    {
        _block.LoadAttributes(row.Blob(0));
        if (withEntities)
        {
            _block.LoadEntities(row.Blob(1));
        }
    }

    private static string Columns(bool withEntities) => withEntities ? "attributes, entities" : "attributes";
}
