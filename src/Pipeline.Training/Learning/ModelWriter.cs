using Articles.TextAnalytics.Embedded.Entities.Tagging;

namespace Pipeline.Training.Learning;

/// <summary>
/// Rounds weights to whole numbers of a byte and leaves out the features that then say too little to be worth their place.
/// </summary>
/// <param name="scale">How many units a weight of 1 becomes.</param>
/// <param name="least">The least unit that a feature's largest weight must reach.</param>
internal sealed class ModelWriter(float scale, int least)
{
    /// <summary>Writes the mean of models.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="models">Models of the same features.</param>
    /// <param name="index">The features.</param>
    /// <param name="keep">
    /// The share of features that they were shown with: all of them together weigh more, so label pairs must, too.
    /// </param>
    /// <returns>How many features it has.</returns>
    public int Write(Stream stream, IReadOnlyList<Perceptron> models, FeatureIndex index, float keep)
    {
        var weights = Mean([.. models.Select(model => model.Weights())]);
        var rows = new SortedDictionary<uint, sbyte[]>();
        for (var i = 0; i < index.Hashes.Count; i++)
        {
            var row = Row(weights.AsSpan(i * NameLabel.Count, NameLabel.Count));
            if (index.Hashes[i] != 0 && row.Max(weight => Math.Abs((int)weight)) >= least)
            {
                rows[index.Hashes[i]] = row;
            }
        }

        NameModel.Write(
            stream, rows,
            Array.ConvertAll(Mean([.. models.Select(model => model.Transitions())]), weight => (short)MathF.Round(weight * scale / keep)));
        return rows.Count;
    }

    /// <summary>What the feature says for each label rather than for <see cref="NameLabel.Outside"/>.</summary>
    private sbyte[] Row(ReadOnlySpan<float> weights)
    {
        var row = new sbyte[NameModel.Columns];
        for (var column = 0; column < row.Length; column++)
        {
            var difference = weights[column + 1] - weights[NameLabel.Outside];
            row[column] = (sbyte)Math.Clamp(MathF.Round(difference * scale), sbyte.MinValue, sbyte.MaxValue);
        }

        return row;
    }

    private static float[] Mean(float[][] weights) =>
        [.. Enumerable.Range(0, weights[0].Length).Select(i => weights.Average(model => model[i]))];
}
