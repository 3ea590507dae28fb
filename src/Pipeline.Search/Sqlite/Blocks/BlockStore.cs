using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>The blocks that a transaction changes: each is read once and written once.</summary>
internal sealed class BlockStore(SqliteConnection connection)
{
    private readonly Dictionary<long, Block> _changed = [];

    /// <summary>Puts an article in.</summary>
    public void Set(long docid, BlockEntry entry) => Of(docid).Set((int)(docid % Block.Size), entry);

    /// <summary>Takes an article out.</summary>
    public void Clear(long docid) => Of(docid).Clear((int)(docid % Block.Size));

    /// <summary>The codes of an article's list.</summary>
    public ReadOnlySpan<int> ListedOf(long docid) => Of(docid).ListedOf((int)(docid % Block.Size));

    /// <summary>Writes what was changed.</summary>
    public void Save()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO block (block, attributes, entities) VALUES ($block, $attributes, $entities)
            ON CONFLICT (block) DO UPDATE SET attributes = excluded.attributes, entities = excluded.entities
            """;
        foreach (var (number, block) in _changed)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$block", number);
            command.Parameters.AddWithValue("$attributes", block.Attributes);
            command.Parameters.AddWithValue("$entities", block.Entities);
            command.ExecuteNonQuery();
        }

        _changed.Clear();
    }

    private Block Of(long docid)
    {
        var number = docid / Block.Size;
        if (!_changed.TryGetValue(number, out var block))
        {
            _changed.Add(number, block = new Block());
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT attributes, entities FROM block WHERE block = $block";
            command.Parameters.AddWithValue("$block", number);
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                block.LoadAttributes(reader.GetFieldValue<byte[]>(0));
                block.LoadEntities(reader.GetFieldValue<byte[]>(1));
            }
        }

        return block;
    }
}
