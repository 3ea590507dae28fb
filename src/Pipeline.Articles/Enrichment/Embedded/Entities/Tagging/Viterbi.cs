namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>Finds the best sequence of labels for a sentence, given each token's scores and those of label pairs.</summary>
internal static class Viterbi
{
    private static readonly int[][] Predecessors =
        [.. Enumerable.Range(0, NameLabel.Count).Select(next => Enumerable.Range(0, NameLabel.Count).Where(previous => NameLabel.MayFollow(previous, next)).ToArray())];

    /// <summary>The best labels.</summary>
    /// <param name="scores">A row of <see cref="NameLabel.Count"/> scores a token.</param>
    /// <param name="transitions">A row a label: the scores of the labels that may follow it.</param>
    /// <param name="length">How many tokens.</param>
    /// <param name="labels">Takes the labels.</param>
    public static void Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> transitions, int length, Span<int> labels)
    {
        if (length == 0)
        {
            return;
        }

        var best = new float[length * NameLabel.Count];
        var back = new int[length * NameLabel.Count];
        for (var label = 0; label < NameLabel.Count; label++)
        {
            best[label] = NameLabel.MayFollow(NameLabel.Outside, label) ? scores[label] + transitions[label] : float.NegativeInfinity;
        }

        for (var i = 1; i < length; i++)
        {
            var row = i * NameLabel.Count;
            for (var label = 0; label < NameLabel.Count; label++)
            {
                var (top, from) = (float.NegativeInfinity, 0);
                foreach (var previous in Predecessors[label])
                {
                    var score = best[row - NameLabel.Count + previous] + transitions[(previous * NameLabel.Count) + label];
                    if (score > top)
                    {
                        (top, from) = (score, previous);
                    }
                }

                best[row + label] = top + scores[row + label];
                back[row + label] = from;
            }
        }

        var last = NameLabel.Outside;
        for (var label = 0; label < NameLabel.Count; label++)
        {
            // A name ends with its sentence.
            if (NameLabel.MayFollow(label, NameLabel.Outside) && best[((length - 1) * NameLabel.Count) + label] > best[((length - 1) * NameLabel.Count) + last])
            {
                last = label;
            }
        }

        for (var i = length - 1; i >= 0; i--)
        {
            labels[i] = last;
            last = back[(i * NameLabel.Count) + last];
        }
    }
}
