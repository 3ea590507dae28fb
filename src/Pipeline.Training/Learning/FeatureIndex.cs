using System.Runtime.InteropServices;

namespace Pipeline.Training.Learning;

/// <summary>Gives each feature that occurs often enough an index from 0 on, in order of hash.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<uint, int> _indexes = [];

    /// <summary>Indexes the features of <paramref name="examples"/>.</summary>
    /// <param name="examples">Examples with hashes.</param>
    /// <param name="rarest">How often a feature occurs at least; rarer ones are left out.</param>
    public FeatureIndex(IReadOnlyList<Example> examples, int rarest)
    {
        foreach (var example in examples)
        {
            foreach (var feature in example.Features)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_indexes, feature, out _)++;
            }
        }

        Hashes = [.. _indexes.Where(pair => pair.Value >= rarest).Select(pair => pair.Key).Order()];
        _indexes.Clear();
        for (var i = 0; i < Hashes.Count; i++)
        {
            _indexes[Hashes[i]] = i;
        }
    }

    /// <summary>The hashes by index.</summary>
    public IReadOnlyList<uint> Hashes { get; }

    /// <summary>The example with indexes instead of hashes, without the features that have none.</summary>
    public Example Apply(Example example)
    {
        var features = new List<uint>(example.Features.Length);
        var starts = new int[example.Starts.Length];
        for (var token = 0; token < example.Labels.Length; token++)
        {
            foreach (var feature in example.Of(token))
            {
                if (_indexes.TryGetValue(feature, out var index))
                {
                    features.Add((uint)index);
                }
            }

            starts[token + 1] = features.Count;
        }

        return new Example([.. features], starts, example.Labels);
    }
}
