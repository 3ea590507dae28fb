
namespace Articles.Extraction.Html.Body;

/// <summary>What one look at a page found.</summary>
/// <param name="Text">The body.</param>
/// <param name="Captions">Its pictures' captions.</param>
/// <param name="Facts">What is shown around it.</param>
/// <param name="Verdicts">One a block of the page.</param>
internal sealed record FoundBody(string Text, IReadOnlyList<string> Captions, ShownFacts Facts, IReadOnlyList<Verdict> Verdicts);
