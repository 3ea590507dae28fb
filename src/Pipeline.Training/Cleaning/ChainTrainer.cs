using Articles.Extraction.FlatText;

namespace Pipeline.Training.Cleaning;

/// <summary>
/// Fits <see cref="BlockTagger"/>'s weights: maximum likelihood of the marked states (forward and backward sums over the allowed paths),
/// Gaussian prior around given means, AdaGrad, averaged over the later rounds. Wrong states cost by the words that they would lose or let
/// in (softmax-margin, Gimpel and Smith, NAACL 2010). Deterministic.
/// </summary>
internal sealed class ChainTrainer(float[] prior, ChainTrainer.Settings settings)
{
    private const int States = BlockTagger.States;
    private const int Columns = BlockTagger.Columns;

    // A prior's worth of weights, then the transitions.
    private readonly double[] _prior = [.. prior.Select(weight => (double)weight), .. new double[(States + 1) * States]];
    private readonly double[] _weights = [.. prior.Select(weight => (double)weight), .. new double[(States + 1) * States]];
    private readonly double[] _gradients = new double[prior.Length + ((States + 1) * States)];
    private readonly double[] _squares = new double[prior.Length + ((States + 1) * States)];
    private readonly double[] _sums = new double[prior.Length + ((States + 1) * States)];

    private int Transitions => prior.Length;

    /// <summary>Fits and gives the tagger.</summary>
    public BlockTagger Fit(IReadOnlyList<Example> examples)
    {
        var random = new Random(20240420);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var averaged = 0;
        for (var round = 0; round < settings.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                Step(examples[index], examples.Count);
            }

            if (round >= settings.Rounds / 2)
            {
                averaged++;
                for (var i = 0; i < _weights.Length; i++)
                {
                    _sums[i] += _weights[i];
                }
            }
        }

        var weights = new float[prior.Length];
        var transitions = new float[States + 1, States];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)Math.Round(_sums[i] / averaged, 3);
        }

        for (var from = 0; from <= States; from++)
        {
            for (var to = 0; to < States; to++)
            {
                transitions[from, to] = (float)Math.Round(_sums[Transitions + (from * States) + to] / averaged, 3);
            }
        }

        return new BlockTagger(weights, transitions);
    }

    private void Step(Example example, int examples)
    {
        Array.Clear(_gradients);
        AddGradient(example);
        var penalty = settings.Penalty / examples;
        for (var i = 0; i < _weights.Length; i++)
        {
            var gradient = (_gradients[i] * example.Weight) - (penalty * (_weights[i] - _prior[i]));
            if (gradient != 0)
            {
                _squares[i] += gradient * gradient;
                _weights[i] += settings.Rate * gradient / Math.Sqrt(_squares[i] + 1e-6);
            }
        }
    }

    private void AddGradient(Example example)
    {
        var count = example.Features.Length;
        var columns = new double[count, Columns];
        for (var i = 0; i < count; i++)
        {
            foreach (var feature in example.Features[i])
            {
                for (var column = 0; column < Columns; column++)
                {
                    columns[i, column] += _weights[(feature * Columns) + column];
                }
            }

            for (var state = 0; state < States; state++)
            {
                var wrong = (state == (int)BlockState.Body) != (example.States[i] == BlockState.Body);
                columns[i, state] += wrong ? settings.Cost * Math.Min(1.0, example.Words[i] / 20.0) : 0;
            }
        }

        var forward = new double[count, States];
        var backward = new double[count, States];
        Span<double> terms = stackalloc double[States + 1];
        for (var i = 0; i < count; i++)
        {
            for (var to = 0; to < States; to++)
            {
                if (i == 0)
                {
                    forward[i, to] = BlockTagger.CanFollow(States, to) ? Edge(columns, i, States, to) : double.NegativeInfinity;
                    continue;
                }

                for (var from = 0; from < States; from++)
                {
                    terms[from] = BlockTagger.CanFollow(from, to) ? forward[i - 1, from]
                        + Edge(columns, i, from, to) : double.NegativeInfinity;
                }

                forward[i, to] = LogSum(terms[..States]);
            }
        }

        for (var i = count - 2; i >= 0; i--)
        {
            for (var from = 0; from < States; from++)
            {
                for (var to = 0; to < States; to++)
                {
                    terms[to] = BlockTagger.CanFollow(from, to) ? backward[i + 1, to]
                        + Edge(columns, i + 1, from, to) : double.NegativeInfinity;
                }

                backward[i, from] = LogSum(terms[..States]);
            }
        }

        for (var state = 0; state < States; state++)
        {
            terms[state] = forward[count - 1, state];
        }

        var total = LogSum(terms[..States]);
        for (var i = 0; i < count; i++)
        {
            for (var to = 0; to < States; to++)
            {
                for (var from = 0; from <= States; from++)
                {
                    if (!BlockTagger.CanFollow(from, to) || (i == 0) != (from == States))
                    {
                        continue;
                    }

                    var before = i == 0 ? 0 : forward[i - 1, from];
                    var probability = Math.Exp(before + Edge(columns, i, from, to) + backward[i, to] - total);
                    var gold = (int)example.States[i] == to && (i == 0 ? from == States : (int)example.States[i - 1] == from) ? 1 : 0;
                    var gradient = gold - probability;
                    if (Math.Abs(gradient) > 1e-9)
                    {
                        Spread(example.Features[i], from, to, gradient);
                    }
                }
            }
        }
    }

    private void Spread(int[] active, int from, int to, double gradient)
    {
        _gradients[Transitions + (from * States) + to] += gradient;
        var boundary = Boundary(from, to);
        foreach (var feature in active)
        {
            _gradients[(feature * Columns) + to] += gradient;
            if (boundary >= 0)
            {
                _gradients[(feature * Columns) + boundary] += gradient;
            }
        }
    }

    private double Edge(double[,] columns, int i, int from, int to)
    {
        var boundary = Boundary(from, to);
        return columns[i, to] + _weights[Transitions + (from * States) + to] + (boundary < 0 ? 0 : columns[i, boundary]);
    }

    private static int Boundary(int from, int to)
    {
        if (to == (int)BlockState.Body && from is (int)BlockState.Before or States)
        {
            return BlockTagger.StartColumn;
        }

        return to == (int)BlockState.After && from != (int)BlockState.After ? BlockTagger.EndColumn : -1;
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        var max = double.NegativeInfinity;
        foreach (var term in terms)
        {
            max = Math.Max(max, term);
        }

        if (double.IsNegativeInfinity(max))
        {
            return max;
        }

        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += Math.Exp(term - max);
        }

        return max + Math.Log(sum);
    }

    /// <summary>How to fit.</summary>
    /// <param name="Rounds">Passes over the examples.</param>
    /// <param name="Rate">AdaGrad's step.</param>
    /// <param name="Penalty">The inverse variance of the prior.</param>
    /// <param name="Cost">What a wrong state of 20 words or more costs.</param>
    internal sealed record Settings(int Rounds, double Rate, double Penalty, double Cost);

    /// <summary>A page to learn from.</summary>
    internal sealed record Example(int[][] Features, BlockState[] States, int[] Words, double Weight);
}
