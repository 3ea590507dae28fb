using System.Globalization;
using System.Runtime.Intrinsics;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Tags the blocks of a page with a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) whose states can only
/// follow each other as on a page: before* (body | inline)* after*. Besides a weight for each feature and state there is one for the body's
/// start and one for its end. The weights are fitted by <c>Pipeline.Training fit-text</c>. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class BlockTagger
{
    /// <summary>States.</summary>
    public const int States = 4;

    /// <summary>Weights of a feature: one a state, then the body's start, then its end.</summary>
    public const int Columns = States + 2;

    /// <summary>The column for the block that starts the body.</summary>
    public const int StartColumn = States;

    /// <summary>The column for the block after the body's end.</summary>
    public const int EndColumn = States + 1;

    // A feature's weights, padded to a vector's width.
    private const int Stride = 8;

    // [from, to]; row 4 is the page's start.
    private static readonly bool[,] Allowed =
    {
        { true, true, false, false },
        { false, true, true, true },
        { false, true, true, false },
        { false, false, false, true },
        { true, true, false, false },
    };

    private readonly float[] _weights;
    private readonly float[,] _transitions;

    /// <summary>
    /// Takes weights as they are: <see cref="Columns"/> a feature, and one a transition, [from, to], row 4 being the page's start.
    /// </summary>
    public BlockTagger(float[] weights, float[,] transitions)
    {
        _transitions = transitions;
        _weights = new float[weights.Length / Columns * Stride];
        for (var i = 0; i < weights.Length; i++)
        {
            _weights[(i / Columns * Stride) + (i % Columns)] = weights[i];
        }
    }

    /// <summary>Reads the fitted weights.</summary>
    public static BlockTagger Load(BlockFeatures features)
    {
        var weights = new float[features.Count * Columns];
        var transitions = new float[States + 1, States];
        var families = features.Families.ToDictionary(family => family.Name, StringComparer.Ordinal);
        foreach (var line in SignalData.Lines("text.weights.txt"))
        {
            var parts = line.Split(' ');
            var values = parts.Skip(2).Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            var index = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (parts[0] == "transition")
            {
                for (var to = 0; to < States; to++)
                {
                    transitions[index, to] = values[to];
                }

                continue;
            }

            values.CopyTo(weights, (families[parts[0]].Offset + index) * Columns);
        }

        return new BlockTagger(weights, transitions);
    }

    /// <summary>Whether a state can follow another; row 4 is the page's start.</summary>
    public static bool CanFollow(int from, int to) => Allowed[from, to];

    /// <summary>One feature's weight.</summary>
    public float Weight(int feature, int column) => _weights[(feature * Stride) + column];

    /// <summary>One transition's weight; row 4 is the page's start.</summary>
    public float Transition(int from, int to) => _transitions[from, to];

    /// <summary>The most likely states (Viterbi).</summary>
    /// <param name="features">Of each block, in order.</param>
    /// <param name="scores">For each block, how much its features speak for the body rather than the best other state.</param>
    public BlockState[] Tag(int[][] features, out float[] scores)
    {
        var count = features.Length;
        scores = new float[count];
        var states = new BlockState[count];
        if (count == 0)
        {
            return states;
        }

        var back = new byte[count * States];
        Span<float> best = stackalloc float[States];
        Span<float> next = stackalloc float[States];
        Span<float> sums = stackalloc float[Columns];
        for (var i = 0; i < count; i++)
        {
            Sum(features[i], sums);
            scores[i] = sums[(int)BlockState.Body] - Math.Max(sums[0], Math.Max(sums[2], sums[3]));
            for (var to = 0; to < States; to++)
            {
                next[to] = float.NegativeInfinity;
                if (i == 0)
                {
                    if (Allowed[States, to])
                    {
                        next[to] = sums[to] + _transitions[States, to] + Boundary(States, to, sums);
                    }

                    continue;
                }

                for (var from = 0; from < States; from++)
                {
                    if (Allowed[from, to] && best[from] + _transitions[from, to] + Boundary(from, to, sums) + sums[to] is var score
                        && score > next[to])
                    {
                        next[to] = score;
                        back[(i * States) + to] = (byte)from;
                    }
                }
            }

            next.CopyTo(best);
        }

        var state = 0;
        for (var candidate = 1; candidate < States; candidate++)
        {
            state = best[candidate] > best[state] ? candidate : state;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            states[i] = (BlockState)state;
            state = back[(i * States) + state];
        }

        return states;
    }

    private static float Boundary(int from, int to, ReadOnlySpan<float> sums)
    {
        if (to == (int)BlockState.Body && from is (int)BlockState.Before or States)
        {
            return sums[StartColumn];
        }

        return to == (int)BlockState.After && from != (int)BlockState.After ? sums[EndColumn] : 0;
    }

    private void Sum(int[] features, Span<float> sums)
    {
        var total = Vector256<float>.Zero;
        foreach (var feature in features)
        {
            total += Vector256.Create(_weights.AsSpan(feature * Stride, Stride));
        }

        for (var column = 0; column < Columns; column++)
        {
            sums[column] = total[column];
        }
    }
}
