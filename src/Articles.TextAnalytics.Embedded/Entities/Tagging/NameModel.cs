using System.IO.Compression;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>
/// The weights of an averaged structured perceptron (Collins 2002): for each hashed feature how much it speaks for each label rather than
/// for <see cref="NameLabel.Outside"/>, and a score for each pair of neighbouring labels. Immutable.
/// </summary>
internal sealed class NameModel
{
    /// <summary>How many weights a feature has: one a label but <see cref="NameLabel.Outside"/>, whose score is 0 always.</summary>
    public const int Columns = NameLabel.Count - 1;

    /// <summary>How many features a token can have.</summary>
    public const int MaxFeatures = 250;

    private const int Magic = 0x314D4E; // "NM1"
    private const int MaxCount = 1 << 24;

    // Most features of a new text are unknown: a bit for each of the lowest hash bits tells so without a look at the large table.
    private const int FilterBits = 22;
    private const uint FilterMask = (1u << FilterBits) - 1;

    // A slot's key and its weights lie side by side, so that a feature costs one look at memory; a third of the slots at most is taken.
    private const int SlotLength = 1 + (Columns / sizeof(uint));
    private const int Sparsity = 3;

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly uint[] _slots;
    private readonly uint _mask;

    private NameModel(uint[] features, sbyte[] weights, float[] transitions)
    {
        Transitions = transitions;
        var capacity = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * Sparsity));
        _mask = capacity - 1;
        _slots = new uint[capacity * SlotLength];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i];
            var slot = feature & _mask;
            while (_slots[slot * SlotLength] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            var entry = _slots.AsSpan((int)slot * SlotLength, SlotLength);
            entry[0] = feature;
            MemoryMarshal.AsBytes(weights.AsSpan(i * Columns, Columns)).CopyTo(MemoryMarshal.AsBytes(entry[1..]));
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
        using var content = EmbeddedData.Expand(stream);
        using var reader = new BinaryReader(content);
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
        if (count is < 0 or > MaxCount)
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

        if (content.Length - content.Position < (long)count * Columns)
        {
            throw new EndOfStreamException("The model of names is cut off; train it anew with Pipeline.Training.");
        }

        // A column a label compresses better than a row a feature.
        var stored = MemoryMarshal.Cast<byte, sbyte>(content.GetBuffer().AsSpan((int)content.Position, count * Columns));
        var weights = new sbyte[count * Columns];
        for (var column = 0; column < Columns; column++)
        {
            var ofColumn = stored.Slice(column * count, count);
            for (var i = 0; i < count; i++)
            {
                weights[(i * Columns) + column] = ofColumn[i];
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

    /// <summary>
    /// The sums of the weights of features, of which there are at most <see cref="MaxFeatures"/>: one a label but
    /// <see cref="NameLabel.Outside"/>.
    /// </summary>
    public Vector256<short> Sum(ReadOnlySpan<uint> features)
    {
        // Without branches, which would be guessed wrong half of the time: first the features that the filter knows, then those in their
        // own slot.
        Span<uint> known = stackalloc uint[features.Length];
        var count = 0;
        foreach (var feature in features)
        {
            known[count] = feature;
            count += (int)((_filter[(feature & FilterMask) >> 6] >> (int)(feature & 63)) & 1);
        }

        Span<uint> found = stackalloc uint[features.Length];
        var (founds, others) = (0, 0);
        foreach (var feature in known[..count])
        {
            var index = (feature & _mask) * SlotLength;
            var isFound = _slots[index] == feature;
            found[founds] = index;
            known[others] = feature;
            founds += isFound ? 1 : 0;
            others += isFound ? 0 : 1;
        }

        // 250 weights of a byte fit into 16 bits.
        var sum = Vector256<short>.Zero;
        foreach (var index in found[..founds])
        {
            sum += WeightsAt(index);
        }

        foreach (var feature in known[..others])
        {
            var slot = ((feature & _mask) + 1) & _mask;
            while (_slots[slot * SlotLength] != feature && _slots[slot * SlotLength] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            // An empty slot has no weights.
            sum += WeightsAt(slot * SlotLength);
        }

        return sum;
    }

    private Vector256<short> WeightsAt(uint index)
    {
        var weights = Vector128.LoadUnsafe(ref Unsafe.As<uint, sbyte>(ref _slots[index + 1]));
        var (low, high) = Vector128.Widen(weights);
        return Vector256.Create(low, high);
    }
}
