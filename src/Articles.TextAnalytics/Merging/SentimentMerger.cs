using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>Merges the chunks' sentiments: scores are weighted by length, sentences get offsets into the whole text.</summary>
internal static class SentimentMerger
{
    public static TextSentiment? Merge(string text, IReadOnlyList<(TextChunk Chunk, TextSentiment Value)> parts)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        var sentences = parts
            .SelectMany(part => part.Value.Sentences.Select(sentence => Move(text, sentence, part.Chunk.Offset)))
            .ToList();
        if (parts is [var single])
        {
            return single.Value with { Sentences = sentences };
        }

        double total = parts.Sum(part => part.Chunk.Text.Length);
        var scores = new SentimentScores(
            Weighted(part => part.Scores.Positive),
            Weighted(part => part.Scores.Neutral),
            Weighted(part => part.Scores.Negative));
        return new TextSentiment(Label(parts.Select(part => part.Value.Label).ToList(), scores), scores, sentences);

        double Weighted(Func<TextSentiment, double> score) => parts.Sum(part => score(part.Value) * part.Chunk.Text.Length) / total;
    }

    private static SentenceSentiment Move(string text, SentenceSentiment sentence, int by) => sentence with
    {
        Offset = sentence.Offset + by,
        Opinions = sentence.Opinions is null
            ? null
            : [.. sentence.Opinions.Select(opinion => Move(opinion, by))
                .Where(opinion => IsAt(text, opinion.Target, opinion.Offset, opinion.Length))
                .Select(opinion => opinion with
                {
                    Assessments =
                        [.. opinion.Assessments.Where(assessment => IsAt(text, assessment.Text, assessment.Offset, assessment.Length))],
                })],
    };

    private static SentenceOpinion Move(SentenceOpinion opinion, int by) => opinion with
    {
        Offset = opinion.Offset + by,
        Assessments = [.. opinion.Assessments.Select(assessment => assessment with { Offset = assessment.Offset + by })],
    };

    private static bool IsAt(string text, string written, int offset, int length) =>
        length > 0 && offset >= 0 && offset <= text.Length - length && text.AsSpan(offset, length).SequenceEqual(written);

    /// <summary>As the service labels a document from its sentences: positive and negative parts both make it mixed.</summary>
    private static SentimentLabel Label(List<SentimentLabel> labels, SentimentScores scores)
    {
        var positive = labels.Contains(SentimentLabel.Positive);
        var negative = labels.Contains(SentimentLabel.Negative);
        if (labels.Contains(SentimentLabel.Mixed) || (positive && negative))
        {
            return SentimentLabel.Mixed;
        }

        if (positive && scores.Positive >= scores.Negative)
        {
            return SentimentLabel.Positive;
        }

        return negative ? SentimentLabel.Negative : SentimentLabel.Neutral;
    }
}
