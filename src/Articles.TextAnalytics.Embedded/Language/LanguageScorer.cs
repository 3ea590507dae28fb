namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// Scores a text in the languages of its script: the mean logarithm of each letter's probability after those before it in its word, with
/// shorter runs where a language does not have the longer one (stupid backoff: Brants et al., EMNLP 2007).
/// </summary>
internal sealed class LanguageScorer(LanguageModel model)
{
    private const float Backoff = -0.9f;
    private const float Unknown = -13;

    /// <summary>The languages' scores, the best first, and how many letters they are the mean of.</summary>
    public (List<(KnownLanguage Language, double Score)> Ranked, int Letters) Rank(ReadOnlySpan<char> text, LetterScript script)
    {
        var languages = model.Languages.Count;
        Span<float> scores = stackalloc float[languages];
        Span<double> sums = stackalloc double[languages];
        sums.Clear();
        var (run, letters) = (0UL, 0);
        foreach (var c in text)
        {
            // Marks on letters are in no run of the models.
            if (LetterScripts.Of(c) != script || !char.IsLetter(c))
            {
                run = 0;
                continue;
            }

            run = LanguageModel.Append(run, c);
            scores.Fill(Unknown);
            var before = LanguageModel.LengthOf(run);
            for (var length = 1; length <= before; length++)
            {
                model.Score(LanguageModel.Last(run, length), (before - length) * Backoff, scores);
            }

            for (var i = 0; i < languages; i++)
            {
                sums[i] += scores[i];
            }

            letters++;
        }

        var ranked = new List<(KnownLanguage Language, double Score)>();
        for (var i = 0; i < languages; i++)
        {
            if (model.Languages[i].Script == script)
            {
                ranked.Add((model.Languages[i], letters == 0 ? 0 : sums[i] / letters));
            }
        }

        ranked.Sort((left, right) => right.Score.CompareTo(left.Score));
        return (ranked, letters);
    }
}
