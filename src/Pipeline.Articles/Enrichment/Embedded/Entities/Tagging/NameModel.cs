using System.IO.Compression;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>
/// The weights of an averaged structured perceptron (Collins 2002): a row of scores, one a label, for each hashed feature, and one for each
/// label that may come before. Immutable.
/// </summary>
internal sealed class NameModel
{
    private readonly uint[] _keys;
    private readonly int[] _rows;
    private readonly short[] _weights;
    private readonly int _mask;

    private NameModel(uint[] features, short[] weights, float[] transitions)
    {
        _weights = weights;
        Transitions = transitions;
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * 2));
        _mask = capacity - 1;
        _keys = new uint[capacity];
        _rows = new int[capacity];
        for (var i = 0; i < features.Length; i++)
        {
            var slot = (int)features[i] & _mask;
            while (_rows[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _keys[slot] = features[i];
            _rows[slot] = i + 1;
        }
    }

    /// <summary>A row a label: the scores of the labels that follow it.</summary>
    public float[] Transitions { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static NameModel Read(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        var transitions = new float[NameLabel.Count * NameLabel.Count];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = reader.ReadInt16();
        }

        var features = new uint[reader.ReadInt32()];
        var weights = new short[features.Length * NameLabel.Count];
        var key = 0u;
        for (var i = 0; i < features.Length; i++)
        {
            key += (uint)reader.Read7BitEncodedInt();
            features[i] = key;
        }

        // A column a label compresses better than a row a feature.
        for (var label = 0; label < NameLabel.Count; label++)
        {
            for (var i = 0; i < features.Length; i++)
            {
                weights[(i * NameLabel.Count) + label] = reader.ReadInt16();
            }
        }

        return new NameModel(features, weights, transitions);
    }

    /// <summary>Writes a model: used by the training program.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="rows">Features with their scores.</param>
    /// <param name="transitions">Scores of label pairs.</param>
    public static void Write(Stream stream, SortedDictionary<uint, short[]> rows, short[] transitions)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize));
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

        for (var label = 0; label < NameLabel.Count; label++)
        {
            foreach (var row in rows.Values)
            {
                writer.Write(row[label]);
            }
        }
    }

    /// <summary>Adds the scores of a token's features to <paramref name="scores"/>, one a label.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        Span<int> sums = stackalloc int[NameLabel.Count];
        foreach (var feature in features)
        {
            var slot = (int)feature & _mask;
            while (_rows[slot] != 0 && _keys[slot] != feature)
            {
                slot = (slot + 1) & _mask;
            }

            if (_rows[slot] == 0)
            {
                continue;
            }

            var row = _weights.AsSpan((_rows[slot] - 1) * NameLabel.Count, NameLabel.Count);
            for (var label = 0; label < row.Length; label++)
            {
                sums[label] += row[label];
            }
        }

        for (var label = 0; label < sums.Length; label++)
        {
            scores[label] += sums[label];
        }
    }
}
