using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Sdk = Azure.AI.TextAnalytics;

namespace Pipeline.AzureLanguage;

/// <summary>Successful results of the SDK in the pipeline's terms, which are the service's own.</summary>
internal static class LanguageMapping
{
    /// <summary>Recorded for an answer that names no model, because another than the one that was asked for may have answered.</summary>
    public const string UnreportedModel = "unreported";

    private const string UnknownLanguage = "UnknownLanguage";

    // What the service names a language that it cannot tell.
    private const string Unknown = "(Unknown)";

    /// <summary>The model that answered.</summary>
    public static string ToModelVersion(string? reported) => string.IsNullOrEmpty(reported) ? UnreportedModel : reported;

    /// <summary>The language without its script or region: the service tells <c>zh_chs</c> from <c>zh_cht</c>.</summary>
    public static DocumentResult<DetectedLanguage> ToLanguage(Sdk.DetectLanguageResult result)
    {
        var language = result.PrimaryLanguage;
        if (string.IsNullOrEmpty(language.Iso6391Name) || language.Iso6391Name == Unknown)
        {
            return new(
                result.Id,
                new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, UnknownLanguage, "The service cannot tell the text's language."));
        }

        var end = language.Iso6391Name.AsSpan().IndexOfAny('_', '-');
        var code = end < 0 ? language.Iso6391Name : language.Iso6391Name[..end];
        return new(result.Id, new DetectedLanguage(code.ToLowerInvariant(), language.ConfidenceScore));
    }

    public static DocumentResult<TextEntities> ToEntities(Sdk.RecognizeEntitiesResult result) => new(
        result.Id,
        new TextEntities(
        [
            .. result.Entities.Select(entity => new TextEntity(
                entity.Text, entity.Category.ToString(), entity.SubCategory, entity.Offset, entity.Length, entity.ConfidenceScore)),
        ]));

    public static DocumentResult<PersonalInformation> ToPersonalInformation(Sdk.RecognizePiiEntitiesResult result) => new(
        result.Id,
        new PersonalInformation(
        [
            .. result.Entities.Select(entity => new TextEntity(
                entity.Text, entity.Category.ToString(), entity.SubCategory, entity.Offset, entity.Length, entity.ConfidenceScore)),
        ]));

    public static DocumentResult<KeyPhrases> ToKeyPhrases(Sdk.ExtractKeyPhrasesResult result) =>
        new(result.Id, new KeyPhrases([.. result.KeyPhrases]));

    public static DocumentResult<TextSentiment> ToSentiment(Sdk.AnalyzeSentimentResult result, bool opinions)
    {
        var document = result.DocumentSentiment;
        return new(
            result.Id,
            new TextSentiment(
                ToLabel(document.Sentiment),
                ToScores(document.ConfidenceScores),
                [
                    .. document.Sentences.Select(sentence => new SentenceSentiment(
                        ToLabel(sentence.Sentiment), ToScores(sentence.ConfidenceScores), sentence.Offset, sentence.Length)
                    {
                        Opinions = opinions ? [.. sentence.Opinions.Select(ToOpinion)] : null,
                    }),
                ]));
    }

    public static DocumentResult<ExtractiveSummary> ToSummary(Sdk.ExtractiveSummarizeResult result) => new(
        result.Id,
        new ExtractiveSummary(
            [.. result.Sentences.Select(
                sentence => new SummarySentence(sentence.Text, sentence.RankScore, sentence.Offset, sentence.Length))]));

    public static DocumentResult<AbstractiveSummary> ToAbstractiveSummary(Sdk.AbstractiveSummarizeResult result) => new(
        result.Id, new AbstractiveSummary(string.Join('\n', result.Summaries.Select(summary => summary.Text))));

    private static SentenceOpinion ToOpinion(Sdk.SentenceOpinion opinion) => new(
        opinion.Target.Text,
        ToLabel(opinion.Target.Sentiment),
        opinion.Target.Offset,
        opinion.Target.Length,
        [
            .. opinion.Assessments.Select(assessment => new OpinionAssessment(
                assessment.Text, ToLabel(assessment.Sentiment), assessment.IsNegated, assessment.Offset, assessment.Length)),
        ]);

    private static SentimentLabel ToLabel(Sdk.TextSentiment sentiment) => sentiment switch
    {
        Sdk.TextSentiment.Positive => SentimentLabel.Positive,
        Sdk.TextSentiment.Negative => SentimentLabel.Negative,
        Sdk.TextSentiment.Mixed => SentimentLabel.Mixed,
        _ => SentimentLabel.Neutral,
    };

    private static SentimentScores ToScores(Sdk.SentimentConfidenceScores scores) => new(scores.Positive, scores.Neutral, scores.Negative);
}
