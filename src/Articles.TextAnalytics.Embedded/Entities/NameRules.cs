using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// Names in English text by rule: capitalised runs are taken apart by gazetteer, head words and context; then the text's own full names
/// explain its short forms, and its headlines, where capitals tell nothing.
/// </summary>
internal sealed class NameRules(Gazetteer gazetteer)
{
    private const int MaxNameTokens = 6;

    private readonly ChunkFinder _chunks = new(gazetteer);
    private readonly ChunkClassifier _classifier = new(gazetteer);

    /// <summary>The names of <paramref name="text"/>, in order.</summary>
    public List<NameSpan> Recognize(TokenizedText text, CancellationToken cancellationToken)
    {
        var names = new List<NameSpan>();
        var unknown = new List<NameSpan>();
        var headlines = new List<(int Start, int End)>();
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sentence = text.TokensOf(i);
            if (Casing.IsHeadline(text, sentence.Start, sentence.End))
            {
                headlines.Add(sentence);
                continue;
            }

            foreach (var chunk in _chunks.Find(text, sentence.Start, sentence.End))
            {
                _classifier.Classify(text, sentence, chunk, names, unknown);
            }
        }

        var known = new KnownNames(text, names, gazetteer);
        foreach (var candidate in unknown)
        {
            Resolve(text, candidate, known, names);
        }

        foreach (var headline in headlines)
        {
            RecognizeHeadline(text, headline, known, names);
        }

        names.Sort((left, right) => left.Start.CompareTo(right.Start));
        return names;
    }

    private static void Resolve(TokenizedText text, NameSpan candidate, KnownNames known, List<NameSpan> names)
    {
        if (known.TryMatch(text, candidate.Start, candidate.End, MaxNameTokens, out var name))
        {
            names.Add(name);
        }
        else if (candidate.End - candidate.Start == 1 && known.TryPerson(text.Words[candidate.Start], out var person))
        {
            names.Add(person with { Start = candidate.Start, End = candidate.End });
        }
    }

    private void RecognizeHeadline(TokenizedText text, (int Start, int End) headline, KnownNames known, List<NameSpan> names)
    {
        var i = headline.Start;
        while (i < headline.End)
        {
            if (known.TryMatch(text, i, headline.End, MaxNameTokens, out var name))
            {
                names.Add(name);
                i = name.End;
                continue;
            }

            if (known.TryPerson(text.Words[i], out var person))
            {
                names.Add(person with { Start = i, End = i + 1 });
                i++;
                continue;
            }

            var (length, kind) = gazetteer.Match(text.Words, i, headline.End);
            if (kind is NameKind.Place or NameKind.Organization && length > 0 && text.Words[i].Length > 2)
            {
                var (category, subcategory) =
                    kind == NameKind.Place ? (EntityCategory.Location, "GPE") : (EntityCategory.Organization, (string?)null);
                names.Add(new NameSpan(i, i + length, category, subcategory, 0.7));
            }

            i += Math.Max(length, 1);
        }
    }
}
