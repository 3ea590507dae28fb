namespace Pipeline.Training.Learning;

/// <summary>A part of a sentence to learn from.</summary>
/// <param name="Features">The features of all its tokens, one token after the other: hashes at first, then indexes of weights.</param>
/// <param name="Starts">Where each token's features start; one more than tokens.</param>
/// <param name="Labels">The right labels.</param>
internal sealed record Example(uint[] Features, int[] Starts, int[] Labels)
{
    /// <summary>The features of a token.</summary>
    public ReadOnlySpan<uint> Of(int token) => Features.AsSpan(Starts[token]..Starts[token + 1]);

    /// <summary>The example with only a part of its features, each kept with a chance of <paramref name="keep"/>.</summary>
    public Example Thin(Random random, double keep)
    {
        var features = new List<uint>(Features.Length);
        var starts = new int[Starts.Length];
        for (var token = 0; token < Labels.Length; token++)
        {
            foreach (var feature in Of(token))
            {
                if (random.NextDouble() < keep)
                {
                    features.Add(feature);
                }
            }

            starts[token + 1] = features.Count;
        }

        return new Example([.. features], starts, Labels);
    }
}
