using System.IO.Compression;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>
/// The weights of an averaged structured perceptron (Collins 2002): for each hashed feature how much it speaks for each label rather than for
/// <see cref="NameLabel.Outside"/>, and a score for each pair of neighbouring labels. Immutable.
/// </summary>
internal sealed class NameModel
{
    /// <summary>How many weights a feature has: one a label but <see cref="NameLabel.Outside"/>, whose score is 0 always.</summary>
    public const int Columns = NameLabel.Count - 1;

    /// <summary>How many features a token can have.</summary>
    public const int MostFeatures = 250;

    private const int Magic = 0x314D4E; // "NM1"
    private const int LargestCount = 1 << 24;

    // Most features of a new text are unknown: a bit for each of the lowest hash bits tells so without a look at the large table.
    private const int FilterBits = 22;
    private const uint FilterMask = (1u << FilterBits) - 1;

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly uint[] _keys;
    private readonly sbyte[] _weights;
    private readonly uint _mask;

    private NameModel(uint[] features, sbyte[] weights, float[] transitions)
    {
        Transitions = transitions;
        var capacity = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * 3 / 2));
        _mask = capacity - 1;
        _keys = new uint[capacity];
        _weights = new sbyte[capacity * Columns];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i];
            var slot = feature & _mask;
            while (_keys[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _keys[slot] = feature;
            weights.AsSpan(i * Columns, Columns).CopyTo(_weights.AsSpan((int)slot * Columns));
            _filter[(feature & FilterMask) >> 6] |= 1UL << (int)(feature & 63);
        }
    }

    /// <summary>A row a label: the scores of the labels that follow it.</summary>
    public float[] Transitions { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no model, or one of another form.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static NameModel Read(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        if (reader.ReadInt32() != Magic)
        {
            throw new InvalidDataException("This is no model of names, or one of another version; train it anew with Pipeline.Training.");
        }

        var transitions = new float[NameLabel.Count * NameLabel.Count];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = reader.ReadInt16();
        }

        var count = reader.ReadInt32();
        if (count is < 0 or > LargestCount)
        {
            throw new InvalidDataException($"A model of names cannot have {count} features.");
        }

        var features = new uint[count];
        var key = 0u;
        for (var i = 0; i < count; i++)
        {
            key += (uint)reader.Read7BitEncodedInt();
            features[i] = key;
        }

        // A column a label compresses better than a row a feature.
        var weights = new sbyte[count * Columns];
        for (var column = 0; column < Columns; column++)
        {
            for (var i = 0; i < count; i++)
            {
                weights[(i * Columns) + column] = reader.ReadSByte();
            }
        }

        return new NameModel(features, weights, transitions);
    }

    /// <summary>Writes a model: used by the training program.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="rows">Features, of which none is 0, with their <see cref="Columns"/> weights.</param>
    /// <param name="transitions">Scores of label pairs.</param>
    public static void Write(Stream stream, SortedDictionary<uint, sbyte[]> rows, short[] transitions)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize));
        writer.Write(Magic);
        foreach (var score in transitions)
        {
            writer.Write(score);
        }

        writer.Write(rows.Count);
        var last = 0u;
        foreach (var key in rows.Keys)
        {
            writer.Write7BitEncodedInt((int)(key - last));
            last = key;
        }

        for (var column = 0; column < Columns; column++)
        {
            foreach (var row in rows.Values)
            {
                writer.Write(row[column]);
            }
        }
    }

    /// <summary>Adds the scores of a token's features, of which there are fewer than <see cref="MostFeatures"/>, to <paramref name="scores"/>, one a label.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        // Without a branch, which would be guessed wrong half of the time.
        Span<uint> known = stackalloc uint[MostFeatures];
        var count = 0;
        foreach (var feature in features)
        {
            known[count] = feature;
            count += (int)((_filter[(feature & FilterMask) >> 6] >> (int)(feature & 63)) & 1);
        }

        // 250 weights of a byte fit into 16 bits.
        var (lower, upper) = (Vector128<short>.Zero, Vector128<short>.Zero);
        foreach (var feature in known[..count])
        {
            var slot = feature & _mask;
            while (_keys[slot] != feature && _keys[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            // An empty slot has no weights.
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref _weights[slot * Columns]));
            lower += low;
            upper += high;
        }

        Span<short> sums = stackalloc short[Columns];
        lower.CopyTo(sums);
        upper.CopyTo(sums[Vector128<short>.Count..]);
        for (var column = 0; column < Columns; column++)
        {
            scores[column + 1] += sums[column];
        }
    }
}
