using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;
using Articles.TextAnalytics.Results;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Sentiment;

/// <summary>
/// Sentiment of English text from a valence lexicon with negation, degree words and contrast (Hutto and Gilbert: "VADER: a parsimonious
/// rule-based model for sentiment analysis of social media text", ICWSM 2014). The document's scores are the mean of its sentences', which
/// follows readers' judgement of news better than the whole text at once. Where a measure rises or falls, that is judged in place of the
/// words (<see cref="MeasureLexicon"/>).
/// </summary>
internal sealed class SentimentAnalyzer(ValenceLexicon lexicon, MeasureLexicon measures, FrozenSet<string> functionWords)
{
    // VADER's constants, measured by its authors.
    private const double DegreeStep = 0.293;
    private const double NegationFactor = -0.74;
    private const double BeforeContrast = 0.5;
    private const double AfterContrast = 1.5;
    private const double Normalization = 15;
    private const int Reach = 3;

    // Sentences of news are long and mild: neutral up to here.
    private const double SentenceThreshold = 0.2;
    private const double DocumentThreshold = 0.1;
    private const double MixedShare = 0.2;

    // How much feeling is as much as none.
    private const double NeutralMass = 3;

    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "not", "n't", "n’t", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "cannot", "without", "hardly",
        "scarcely", "barely", "despite", "lack", "lacks");

    private static readonly FrozenSet<string> Contrasts =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "but", "however", "yet", "nevertheless");

    private readonly OpinionFinder _opinions = new(lexicon, functionWords);

    /// <summary>Whether the word turns what it stands before into its opposite.</summary>
    public static bool IsNegation(string word) => Negations.Contains(word);

    /// <summary>Judges <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="opinions">Whether to find the targets of opinions.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public TextSentiment Analyze(TokenizedText text, bool opinions, CancellationToken cancellationToken)
    {
        var sentences = new List<SentenceSentiment>(text.Sentences.Count);
        var total = 0.0;
        var moves = measures.Judge(text);
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(i);
            var (positive, negative) = Weigh(text.Words, start, end, moves);
            var compound = Compound(positive - negative);
            total += compound;
            var span = text.Sentences[i];
            sentences.Add(new SentenceSentiment(LabelOf(compound, SentenceThreshold), Scores(positive, negative), span.Offset, span.Length)
            {
                Opinions = opinions ? OpinionsOf(text, start, end) : null,
            });
        }

        return Unite(sentences, sentences.Count == 0 ? 0 : total / sentences.Count);
    }

    private static TextSentiment Unite(List<SentenceSentiment> sentences, double compound)
    {
        if (sentences.Count == 0)
        {
            return new TextSentiment(SentimentLabel.Neutral, new SentimentScores(0, 1, 0), sentences);
        }

        var label = LabelOf(compound, DocumentThreshold);
        if (label == SentimentLabel.Neutral && Share(SentimentLabel.Positive) >= MixedShare && Share(SentimentLabel.Negative) >= MixedShare)
        {
            label = SentimentLabel.Mixed;
        }

        var positive = sentences.Average(sentence => sentence.Scores.Positive);
        var negative = sentences.Average(sentence => sentence.Scores.Negative);
        return new TextSentiment(label, new SentimentScores(positive, 1 - positive - negative, negative), sentences);

        double Share(SentimentLabel wanted) => (double)sentences.Count(sentence => sentence.Label == wanted) / sentences.Count;
    }

    /// <summary>The sums of positive and of negative valences, both at least 0.</summary>
    private (double Positive, double Negative) Weigh(
        string[] words, int start, int end, Dictionary<int, double> moves)
    {
        var positive = 0.0;
        var negative = 0.0;
        var contrast = LastContrast(words, start, end);
        for (var i = start; i < end; i++)
        {
            var valence = moves.Count > 0 && moves.TryGetValue(i, out var move) ? move : lexicon.ValenceOf(words[i]);
            if (valence == 0)
            {
                continue;
            }

            valence = InContext(words, start, i, valence);
            if (contrast > start)
            {
                valence *= i < contrast ? BeforeContrast : AfterContrast;
            }

            if (valence > 0)
            {
                positive += valence;
            }
            else
            {
                negative -= valence;
            }
        }

        return (positive, negative);
    }

    /// <summary>What the judging words of a sentence judge, those of one target together.</summary>
    private List<SentenceOpinion> OpinionsOf(TokenizedText text, int start, int end)
    {
        var found = new List<(TextSpan Target, double Valence, List<OpinionAssessment> Assessments)>();
        for (var i = start; i < end; i++)
        {
            if (lexicon.ValenceOf(text.Words[i]) is not 0 and var plain && _opinions.TargetOf(text, start, end, i) is var (first, last)
                && last > first)
            {
                var (span, valence, word) = (text.SpanOf(first, last), InContext(text.Words, start, i, plain), text.Tokens[i]);
                var place = found.FindIndex(opinion => opinion.Target == span);
                if (place < 0)
                {
                    place = found.Count;
                    found.Add((span, 0, []));
                }

                found[place].Assessments.Add(
                    new OpinionAssessment(text.Words[i], LabelOf(valence, 0), (valence > 0) != (plain > 0), word.Offset, word.Length));
                found[place] = found[place] with { Valence = found[place].Valence + valence };
            }
        }

        return found.ConvertAll(opinion => new SentenceOpinion(
            text.Text.Substring(opinion.Target.Offset, opinion.Target.Length),
            opinion.Assessments.Select(assessment => assessment.Label).Distinct().Count() > 1
                ? SentimentLabel.Mixed
                : LabelOf(opinion.Valence, 0),
            opinion.Target.Offset,
            opinion.Target.Length,
            opinion.Assessments));
    }

    private double InContext(string[] words, int start, int i, double valence)
    {
        var degree = 0.0;
        var negated = false;
        for (var distance = 1; distance <= Reach && i - distance >= start; distance++)
        {
            var word = words[i - distance];
            degree += lexicon.DegreeOf(word) * DegreeStep * (1.05 - (0.05 * distance));
            negated ^= Negations.Contains(word);
        }

        valence += Math.Sign(valence) * degree;
        return negated ? valence * NegationFactor : valence;
    }

    private static int LastContrast(string[] words, int start, int end)
    {
        for (var i = end - 1; i > start; i--)
        {
            if (Contrasts.Contains(words[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static double Compound(double sum) => sum / Math.Sqrt((sum * sum) + Normalization);

    private static SentimentScores Scores(double positive, double negative)
    {
        var mass = positive + negative + NeutralMass;
        return new SentimentScores(positive / mass, NeutralMass / mass, negative / mass);
    }

    private static SentimentLabel LabelOf(double compound, double threshold)
    {
        if (compound >= threshold)
        {
            return SentimentLabel.Positive;
        }

        return compound <= -threshold ? SentimentLabel.Negative : SentimentLabel.Neutral;
    }
}
