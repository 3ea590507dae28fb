using Articles.TextAnalytics.Embedded.Entities.Tagging;

namespace Pipeline.Training.Learning;

/// <summary>
/// The averaged structured perceptron (M. Collins, Discriminative Training Methods for Hidden Markov Models, EMNLP 2002): each example is
/// decoded with the weights so far, and where the labels are wrong the weights of the right ones' features go up and those of the wrong
/// ones' down; what counts in the end is the weights' average over all steps.
/// </summary>
internal sealed class Perceptron(int features)
{
    private const int Labels = NameLabel.Count;

    private readonly float[] _weights = new float[features * Labels];
    private readonly double[] _weightSums = new double[features * Labels];
    private readonly float[] _transitions = new float[Labels * Labels];
    private readonly double[] _transitionSums = new double[Labels * Labels];
    private long _step = 1;

    /// <summary>Goes through all examples once.</summary>
    /// <returns>The share of tokens that were labelled right.</returns>
    public double Learn(IEnumerable<Example> examples)
    {
        var (right, all) = (0L, 0L);
        foreach (var example in examples)
        {
            var found = Decode(example);
            right += Update(example, found);
            all += found.Length;
            _step++;
        }

        return (double)right / all;
    }

    /// <summary>The averaged weights, a row of one a label for each feature.</summary>
    public float[] Weights() => Average(_weights, _weightSums);

    /// <summary>The averaged weights of label pairs, a row of following labels for each label.</summary>
    public float[] Transitions() => Average(_transitions, _transitionSums);

    private float[] Average(float[] weights, double[] sums)
    {
        var average = new float[weights.Length];
        for (var i = 0; i < average.Length; i++)
        {
            average[i] = (float)(weights[i] - (sums[i] / _step));
        }

        return average;
    }

    private int[] Decode(Example example)
    {
        var scores = new float[example.Labels.Length * Labels];
        for (var token = 0; token < example.Labels.Length; token++)
        {
            var row = scores.AsSpan(token * Labels, Labels);
            foreach (var feature in example.Of(token))
            {
                var weights = _weights.AsSpan((int)feature * Labels, Labels);
                for (var label = 0; label < Labels; label++)
                {
                    row[label] += weights[label];
                }
            }
        }

        var found = new int[example.Labels.Length];
        Viterbi.Decode(scores, _transitions, found.Length, found);
        return found;
    }

    private int Update(Example example, int[] found)
    {
        var right = 0;
        var (before, foundBefore) = (NameLabel.Outside, NameLabel.Outside);
        for (var token = 0; token < found.Length; token++)
        {
            var label = example.Labels[token];
            if (label == found[token])
            {
                right++;
            }
            else
            {
                foreach (var feature in example.Of(token))
                {
                    Add(_weights, _weightSums, ((int)feature * Labels) + label, 1);
                    Add(_weights, _weightSums, ((int)feature * Labels) + found[token], -1);
                }
            }

            if (label != found[token] || before != foundBefore)
            {
                Add(_transitions, _transitionSums, (before * Labels) + label, 1);
                Add(_transitions, _transitionSums, (foundBefore * Labels) + found[token], -1);
            }

            (before, foundBefore) = (label, found[token]);
        }

        return right;
    }

    private void Add(float[] weights, double[] sums, int index, int change)
    {
        weights[index] += change;
        sums[index] += (double)change * _step;
    }
}
