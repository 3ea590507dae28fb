using System.Buffers;
using System.Runtime.Intrinsics;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Finds the best sequence of labels for a sentence, given each token's scores and those of label pairs.</summary>
internal static class Viterbi
{
    private const int Labels = NameLabel.Count;

    // The labels but outside, in two vectors.
    private const int Half = (Labels - 1) / 2;

    // What may come before a label that starts a name or is outside, in order: the same for all of these labels.
    private static readonly int[] Closed = [.. Enumerable.Range(0, Labels).Where(label => NameLabel.MayFollow(label, NameLabel.Outside))];

    // What may come before each of the others.
    private static readonly (int Label, int[] Before)[] Continuing =
    [
        .. Enumerable.Range(0, Labels).Where(label => !NameLabel.MayFollow(NameLabel.Outside, label))
            .Select(label => (label, Enumerable.Range(0, Labels).Where(previous => NameLabel.MayFollow(previous, label)).ToArray())),
    ];

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

        var rented = ArrayPool<int>.Shared.Rent(length * Labels);
        try
        {
            Decode(scores, transitions, rented.AsSpan(0, length * Labels), labels[..length]);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private static void Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> transitions, Span<int> back, Span<int> labels)
    {
        Span<float> best = stackalloc float[Labels];
        Span<float> next = stackalloc float[Labels];
        for (var label = 0; label < Labels; label++)
        {
            best[label] = NameLabel.MayFollow(NameLabel.Outside, label) ? scores[label] + transitions[label] : float.NegativeInfinity;
        }

        for (var i = 1; i < labels.Length; i++)
        {
            Step(best, transitions, next, back.Slice(i * Labels, Labels));
            var row = scores.Slice(i * Labels, Labels);
            for (var label = 0; label < Labels; label++)
            {
                best[label] = next[label] + row[label];
            }
        }

        var last = NameLabel.Outside;
        foreach (var label in Closed)
        {
            // A name ends with its sentence.
            last = best[label] > best[last] ? label : last;
        }

        for (var i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = last;
            last = back[(i * Labels) + last];
        }
    }

    /// <summary>For each label the best score of one before it, and which that is; of equals the first.</summary>
    private static void Step(ReadOnlySpan<float> best, ReadOnlySpan<float> transitions, Span<float> next, Span<int> from)
    {
        var (low, high) = (Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NegativeInfinity));
        var (lowFrom, highFrom) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var (outside, outsideFrom) = (float.NegativeInfinity, 0);
        foreach (var previous in Closed)
        {
            var row = transitions.Slice(previous * Labels, Labels);
            var score = best[previous];
            var (lowScore, highScore) =
                (Vector256.Create(row.Slice(1, Half)) + Vector256.Create(score), Vector256.Create(row.Slice(1 + Half, Half))
                + Vector256.Create(score));
            var (lowBetter, highBetter) = (Vector256.GreaterThan(lowScore, low), Vector256.GreaterThan(highScore, high));
            low = Vector256.ConditionalSelect(lowBetter, lowScore, low);
            high = Vector256.ConditionalSelect(highBetter, highScore, high);
            lowFrom = Vector256.ConditionalSelect(lowBetter.AsInt32(), Vector256.Create(previous), lowFrom);
            highFrom = Vector256.ConditionalSelect(highBetter.AsInt32(), Vector256.Create(previous), highFrom);
            if (score + row[NameLabel.Outside] > outside)
            {
                (outside, outsideFrom) = (score + row[NameLabel.Outside], previous);
            }
        }

        (next[NameLabel.Outside], from[NameLabel.Outside]) = (outside, outsideFrom);
        low.CopyTo(next[1..]);
        high.CopyTo(next[(1 + Half)..]);
        lowFrom.CopyTo(from[1..]);
        highFrom.CopyTo(from[(1 + Half)..]);
        foreach (var (label, before) in Continuing)
        {
            (next[label], from[label]) = (float.NegativeInfinity, 0);
            foreach (var previous in before)
            {
                var score = best[previous] + transitions[(previous * Labels) + label];
                if (score > next[label])
                {
                    (next[label], from[label]) = (score, previous);
                }
            }
        }
    }
}
