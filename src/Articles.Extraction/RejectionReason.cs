namespace Articles.Extraction;

/// <summary>The reason why there is no article, or why it is not published.</summary>
/// <param name="Code">
/// A stable kebab-case word for programs, as in <see cref="RejectionCodes"/>: <c>empty</c>, <c>binary</c>, <c>too-large</c>,
/// <c>not-an-article</c>…
/// </param>
/// <param name="Message">What is wrong, where, and what to do, for a person. Never article text.</param>
public sealed record RejectionReason(string Code, string Message);
