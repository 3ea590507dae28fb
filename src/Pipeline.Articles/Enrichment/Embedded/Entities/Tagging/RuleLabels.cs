namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>Turns what the rules found into a short text a token, for the tagger's features.</summary>
internal static class RuleLabels
{
    private const double Doubtful = 0.6;

    /// <summary>For each of <paramref name="count"/> tokens its place in a name, the category and whether the rules doubt it; empty outside of names.</summary>
    public static string[] Of(int count, IReadOnlyList<NameSpan> names)
    {
        var labels = new string[count];
        Array.Fill(labels, string.Empty);
        foreach (var name in names)
        {
            for (var i = name.Start; i < name.End; i++)
            {
                var place = name.End - name.Start == 1 ? 'U' : i == name.Start ? 'B' : i == name.End - 1 ? 'L' : 'I';
                labels[i] = $"{place}{name.Category.AsSpan(0, 3)}{(name.Confidence < Doubtful ? "?" : string.Empty)}";
            }
        }

        return labels;
    }
}
