using Articles.Extraction.FlatText;

namespace Pipeline.Training.Cleaning;

/// <summary>
/// What is known before any page is read: the means of the weights' Gaussian prior. Some eighty pages show too few comment threads,
/// datelines and captions to learn from them alone.
/// </summary>
internal static class PriorWeights
{
    private const int Body = (int)BlockState.Body;

    // Family, first bucket, last bucket, column, weight. Sized families have three buckets a value: short, middling, long.
    private static readonly (string Family, int First, int Last, int Column, float Weight)[] Known =
    [
        ("caption", 3, 8, Body, -4),
        ("phrase", 1, 1, Body, -3), ("phrase", 3, 3, Body, -3), ("phrase", 5, 5, Body, -3), ("phrase", 7, 7, Body, -3),
        ("phrase", 9, 9, Body, -3), ("phrase", 11, 11, Body, -3),
        ("phrase-long", 2, 2, Body, -1.5f), ("phrase-long", 4, 4, Body, -1.5f), ("phrase-long", 6, 6, Body, -1.5f),
        ("phrase-long", 10, 10, Body, -1.5f),
        ("speaker", 1, 1, Body, -4), ("speaker", 1, 1, (int)BlockState.After, 1),
        ("date-only", 1, 1, Body, -2),
        ("meta", 0, 1, Body, -2),
        ("meta", 2, 2, BlockTagger.StartColumn, 2), ("meta", 3, 3, BlockTagger.StartColumn, 4),
        ("comments", 3, 5, Body, -2),
        ("again", 1, 1, Body, -1.5f),
        ("headline", 0, 2, Body, -2), ("headline", 3, 5, Body, -4), ("headline", 6, 17, BlockTagger.StartColumn, 1.5f),
        ("sure-headline", 0, 2, Body, -4), ("sure-headline", 6, 17, BlockTagger.StartColumn, 1),
        ("cues", 7, 7, Body, -0.5f), ("cues", 8, 8, Body, -0.5f), ("cues", 10, 11, Body, -1),
        ("meta-near", 9, 11, Body, -0.5f),
    ];

    /// <summary>The means, in the order of <see cref="BlockTagger"/>'s weights.</summary>
    public static float[] Create(BlockFeatures features)
    {
        var families = features.Families.ToDictionary(family => family.Name, StringComparer.Ordinal);
        var weights = new float[features.Count * BlockTagger.Columns];
        foreach (var (family, first, last, column, weight) in Known)
        {
            for (var bucket = first; bucket <= last; bucket++)
            {
                weights[((families[family].Offset + bucket) * BlockTagger.Columns) + column] += weight;
            }
        }

        return weights;
    }
}
