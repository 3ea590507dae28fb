namespace Articles.TextAnalytics.Results;

/// <summary>Words that judge the target of an opinion.</summary>
/// <param name="Text">As written: <c>text.Substring(Offset, Length)</c>.</param>
/// <param name="Label">Their tone.</param>
/// <param name="IsNegated">Whether they are negated ("not good").</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
public sealed record OpinionAssessment(string Text, SentimentLabel Label, bool IsNegated, int Offset, int Length);
