namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Turns what the rules found into a hashed value a token, for the tagger's features.</summary>
internal static class RuleLabels
{
    private const double Doubtful = 0.6;
    private const int CategoryLength = 3;

    private static readonly ulong Outside = FeatureBuffer.Value(string.Empty);

    /// <summary>For each of <paramref name="count"/> tokens its place in a name, the category and whether the rules doubt it.</summary>
    public static ulong[] Of(int count, IReadOnlyList<NameSpan> names)
    {
        var labels = new ulong[count];
        Array.Fill(labels, Outside);
        foreach (var name in names)
        {
            for (var i = name.Start; i < name.End; i++)
            {
                var place = (IsFirst: i == name.Start, IsLast: i == name.End - 1) switch
                {
                    (true, true) => "U",
                    (true, false) => "B",
                    (false, true) => "L",
                    _ => "I",
                };
                var label = FeatureBuffer.Append(FeatureBuffer.Value(place), name.Category.AsSpan(0, CategoryLength));
                labels[i] = name.Confidence < Doubtful ? FeatureBuffer.Append(label, "?") : label;
            }
        }

        return labels;
    }
}
