namespace Articles.TextAnalytics.Results;

/// <summary>What a sentence says about one thing (Azure AI Language's opinion mining).</summary>
/// <param name="Target">The thing, as written: <c>text.Substring(Offset, Length)</c>.</param>
/// <param name="Label">The tone towards it.</param>
/// <param name="Offset">Start of the target, in UTF-16 code units.</param>
/// <param name="Length">Length of the target, in UTF-16 code units.</param>
/// <param name="Assessments">The words that judge it.</param>
public sealed record SentenceOpinion(
    string Target, SentimentLabel Label, int Offset, int Length, IReadOnlyList<OpinionAssessment> Assessments);
