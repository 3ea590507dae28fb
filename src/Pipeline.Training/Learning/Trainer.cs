using System.Globalization;

namespace Pipeline.Training.Learning;

/// <summary>
/// Trains several perceptrons on the same examples, each in another order and each time with a part of the features, so that no feature
/// relies on another (L. van der Maaten et al., Learning with Marginalized Corrupted Features, ICML 2013), and writes their mean. The same
/// examples and options give the same bytes.
/// </summary>
/// <param name="options">How.</param>
/// <param name="log">Takes a line an epoch.</param>
internal sealed class Trainer(TrainingOptions options, TextWriter log)
{
    /// <summary>Trains on <paramref name="examples"/>, which have hashes, and writes the model.</summary>
    /// <returns>How many features the model has.</returns>
    public int Train(IReadOnlyList<Example> examples, Stream output)
    {
        var index = new FeatureIndex(examples, options.Rarest);
        var indexed = examples.Select(index.Apply).ToArray();
        var trained = Enumerable.Range(0, options.Runs).Select(run => Learn(run, indexed, index.Hashes.Count)).ToList();
        return new ModelWriter(options.Scale, options.Least).Write(output, trained, index, (float)options.Keep);
    }

    private Perceptron Learn(int run, Example[] examples, int features)
    {
        var perceptron = new Perceptron(features);
        var random = new Random(options.Seed + run);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var order = examples.ToArray();
            random.Shuffle(order);
            var right = perceptron.Learn(order.Select(example => example.Thin(random, options.Keep)));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run + 1}, epoch {epoch}: {100 * right:F2} % of tokens right"));
        }

        return perceptron;
    }
}
