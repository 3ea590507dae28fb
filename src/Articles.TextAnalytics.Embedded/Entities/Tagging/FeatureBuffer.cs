using System.Runtime.InteropServices;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Collects the hashed features of one token. Values are hashed once (<see cref="Value"/>) and combined often.</summary>
internal sealed class FeatureBuffer
{
    // FNV-1a for the values, a multiplicative mix for their combination.
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly List<uint> _hashes = new(80);

    /// <summary>The features.</summary>
    public ReadOnlySpan<uint> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>The hash of a feature's value.</summary>
    public static ulong Value(ReadOnlySpan<char> text) => Append(OffsetBasis, text);

    /// <summary>The hash of the value that <paramref name="hash"/> is of with <paramref name="text"/> after it.</summary>
    public static ulong Append(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    /// <summary>Forgets the features.</summary>
    public void Clear() => _hashes.Clear();

    /// <summary>Adds a feature: a template and its values.</summary>
    public void Add(int template, ulong first, ulong second = 0, ulong third = 0)
    {
        var hash = Mix((ulong)template + 1, first);
        hash = Mix(hash, second);
        hash = Mix(hash, third);
        _hashes.Add((uint)(hash >> 32));
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Multiplier;
        return hash ^ (hash >> 29);
    }
}
