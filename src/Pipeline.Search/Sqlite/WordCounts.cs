using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// How many words each article has in <c>article_stem</c>, 4,096 articles a row: two bytes each, 0 for no article, 65,535 for that and
/// more. All are read at once, which takes less than a millisecond for 100,000.
/// </summary>
internal sealed class WordCounts : IDisposable
{
    private const int Size = 4096;

    private readonly ushort[] _counts;

    private WordCounts(ushort[] counts, int length)
    {
        _counts = counts;
        Length = length;
        foreach (var count in counts.AsSpan(0, length))
        {
            Articles += count > 0 ? 1 : 0;
            Total += count;
        }
    }

    /// <summary>One more than the greatest number that an article may have.</summary>
    public int Length { get; }

    /// <summary>How many articles there are.</summary>
    public long Articles { get; }

    /// <summary>How many words they have on average; 1 at least.</summary>
    public double Average => Articles == 0 ? 1 : Math.Max(1, (double)Total / Articles);

    private long Total { get; }

    /// <summary>The words of an article.</summary>
    public int Of(long docid) => _counts[docid];

    public static WordCounts Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(block) + 1, 0) FROM word_count";
        var length = checked((int)((long)command.ExecuteScalar()! * Size));
        var counts = ArrayPool<ushort>.Shared.Rent(Math.Max(1, length));
        counts.AsSpan(0, length).Clear();
        command.CommandText = "SELECT block, counts FROM word_count";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            MemoryMarshal.Cast<byte, ushort>(reader.GetFieldValue<byte[]>(1)).CopyTo(counts.AsSpan((int)reader.GetInt64(0) * Size, Size));
        }

        return new WordCounts(counts, length);
    }

    /// <summary>Notes how many words articles have; 0 for one that is no longer there.</summary>
    public static void Write(SqliteConnection connection, IEnumerable<(long Docid, int Count)> changes)
    {
        using var find = new Statement(connection, "SELECT counts FROM word_count WHERE block = $block", "$block");
        using var save = new Statement(connection, "INSERT OR REPLACE INTO word_count VALUES ($block, $counts)", "$block", "$counts");
        foreach (var block in changes.GroupBy(change => change.Docid / Size))
        {
            var bytes = find.Execute(block.Key) as byte[] ?? new byte[Size * sizeof(ushort)];
            var counts = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
            foreach (var (docid, count) in block)
            {
                counts[(int)(docid % Size)] = (ushort)Math.Min(count, ushort.MaxValue);
            }

            save.Execute(block.Key, bytes);
        }
    }

    public void Dispose() => ArrayPool<ushort>.Shared.Return(_counts);
}
