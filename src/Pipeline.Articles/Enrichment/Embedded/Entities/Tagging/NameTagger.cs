using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>
/// Labels the persons, locations and organisations of English text with a trained model, which sees words, gazetteer, document and what the rules
/// think. Only capitalised words and their neighbours are looked at. Safe for concurrent callers.
/// </summary>
internal sealed class NameTagger(Gazetteer gazetteer, NameModel model)
{
    // Fitted so that of the names marked p sure about a share of p is right, on the texts that training keeps back.
    private const double MarginScale = 105;

    /// <summary>The names in <paramref name="text"/>, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ruled">What the rules found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Names of the classes that have a category; their subcategory is not set.</returns>
    public List<NameSpan> Tag(TokenizedText text, IReadOnlyList<NameSpan> ruled, CancellationToken cancellationToken)
    {
        var names = new List<NameSpan>();
        new TextFeatures(text, ruled, gazetteer).Visit(
            (first, last, featuresOf) =>
            {
                var scores = new float[(last - first) * NameLabel.Count];
                for (var i = first; i < last; i++)
                {
                    model.Score(featuresOf(i), scores.AsSpan((i - first) * NameLabel.Count, NameLabel.Count));
                }

                var labels = new int[last - first];
                Viterbi.Decode(scores, model.Transitions, labels.Length, labels);
                AddNames(labels, scores, first, names);
            },
            cancellationToken);
        return names;
    }

    private static void AddNames(int[] labels, float[] scores, int offset, List<NameSpan> names)
    {
        var i = 0;
        while (i < labels.Length)
        {
            if (labels[i] == NameLabel.Outside)
            {
                i++;
                continue;
            }

            var start = i;
            while (NameLabel.PartOf(labels[i]) is NamePart.Begin or NamePart.Inside)
            {
                i++;
            }

            i++;
            if (CategoryOf(NameLabel.ClassOf(labels[start])) is { } category)
            {
                names.Add(new NameSpan(offset + start, offset + i, category, null, Confidence(labels, scores, start, i)));
            }
        }
    }

    /// <summary>How far the labels' classes lead before the best other class, as a share.</summary>
    private static double Confidence(int[] labels, float[] scores, int start, int end)
    {
        var nameClass = NameLabel.ClassOf(labels[start]);
        var margin = double.MaxValue;
        for (var i = start; i < end; i++)
        {
            var row = scores.AsSpan(i * NameLabel.Count, NameLabel.Count);
            var rival = (double)row[NameLabel.Outside];
            for (var label = 1; label < NameLabel.Count; label++)
            {
                rival = NameLabel.ClassOf(label) == nameClass ? rival : Math.Max(rival, row[label]);
            }

            margin = Math.Min(margin, row[labels[i]] - rival);
        }

        return Math.Round(1 / (1 + Math.Exp(-(margin + MarginScale) / MarginScale)), 2);
    }

    private static string? CategoryOf(int nameClass) => NameLabel.ClassName(nameClass) switch
    {
        "PER" => EntityCategory.Person,
        "LOC" => EntityCategory.Location,
        "ORG" => EntityCategory.Organization,
        _ => null,
    };
}
