using System.Runtime.Intrinsics;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>
/// Labels the persons, locations and organisations of English text with a trained model, which sees words, gazetteer, document and what the
/// rules think. Only capitalised words and their neighbours are looked at. Safe for concurrent callers.
/// </summary>
internal sealed class NameTagger
{
    // Fitted on the texts that training keeps back: of the names with confidence p about a share p is right.
    private const double MarginScale = 105;

    private readonly Gazetteer _gazetteer;
    private readonly NameModel _model;
    private readonly WordCache _words;
    private readonly short[] _outside;

    /// <summary>Tags with a model.</summary>
    public NameTagger(Gazetteer gazetteer, NameModel model)
    {
        (_gazetteer, _model) = (gazetteer, model);
        _words = new WordCache(word => new WordTraits(word, gazetteer, ScoresOf));
        _outside = ScoresOf(null);
    }

    /// <summary>The names in <paramref name="text"/>, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ruled">What the rules found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Names of the classes that have a category; their subcategory is not set.</returns>
    public List<NameSpan> Tag(TokenizedText text, IReadOnlyList<NameSpan> ruled, CancellationToken cancellationToken)
    {
        var names = new List<NameSpan>();
        var buffer = new FeatureBuffer();
        var (scores, labels) = (Array.Empty<float>(), Array.Empty<int>());
        new TextFeatures(text, ruled, _gazetteer, _words).Visit(
            (first, last, features) =>
            {
                var length = (last - first) * NameLabel.Count;
                if (scores.Length < length)
                {
                    (scores, labels) = (new float[length * 2], new int[(last - first) * 2]);
                }

                for (var i = first; i < last; i++)
                {
                    var row = scores.AsSpan((i - first) * NameLabel.Count, NameLabel.Count);
                    if (IsOutside(features, i))
                    {
                        row[(NameLabel.Outside + 1)..].Fill(float.NegativeInfinity);
                    }
                    else
                    {
                        Score(features, i, buffer, row);
                    }
                }

                Viterbi.Decode(scores, _model.Transitions, last - first, labels);
                AddNames(labels.AsSpan(0, last - first), scores, first, names);
            },
            cancellationToken);
        return names;
    }

    /// <summary>Whether the token is surely in no name: many of those beside capitals need no model.</summary>
    private static bool IsOutside(SentenceFeatures features, int token)
    {
        var word = features.WordAt(token)!;
        var (before, after) =
            (features.WordAt(token - 1) is { IsCapitalised: true }, features.WordAt(token + 1) is { IsCapitalised: true });
        return (word.PartsNames && !(before && after)) || (word.LeadsToNames && !before);
    }

    private void Score(SentenceFeatures features, int token, FeatureBuffer buffer, Span<float> scores)
    {
        var sum = _model.Sum(features.Context(token, buffer));
        for (var place = 0; place < WordFeatures.Places.Length; place++)
        {
            var word = features.WordAt(token + WordFeatures.Places[place])?.Scores ?? _outside;
            sum += Vector256.LoadUnsafe(ref word[place * NameModel.Columns]);
        }

        for (var column = 0; column < NameModel.Columns; column++)
        {
            scores[column + 1] = sum[column];
        }
    }

    /// <summary>What the features that a word gives by itself add up to, a row for each place.</summary>
    private short[] ScoresOf(WordTraits? word)
    {
        var scores = new short[WordFeatures.Places.Length * NameModel.Columns];
        var buffer = new FeatureBuffer();
        for (var place = word is null ? 1 : 0; place < WordFeatures.Places.Length; place++)
        {
            buffer.Clear();
            WordFeatures.Add(place, word, buffer);
            _model.Sum(buffer.Hashes).StoreUnsafe(ref scores[place * NameModel.Columns]);
        }

        return scores;
    }

    private static void AddNames(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores, int offset, List<NameSpan> names)
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
    private static double Confidence(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores, int start, int end)
    {
        var nameClass = NameLabel.ClassOf(labels[start]);
        var margin = double.MaxValue;
        for (var i = start; i < end; i++)
        {
            var row = scores.Slice(i * NameLabel.Count, NameLabel.Count);
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
