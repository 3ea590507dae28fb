using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>The changes between two revisions of an article.</summary>
/// <param name="Id">The article.</param>
/// <param name="From">The earlier revision.</param>
/// <param name="To">The later one.</param>
/// <param name="Title">The headline; null if neither has one.</param>
/// <param name="Byline">The byline; null if neither has one.</param>
/// <param name="Text">The text.</param>
/// <param name="Kept">Every kept revision, the newest first: the current one, and the former ones.</param>
public sealed record RevisionComparison(
    ArticleId Id,
    RevisionFacts From,
    RevisionFacts To,
    ComparedParagraph? Title,
    ComparedParagraph? Byline,
    IReadOnlyList<ComparedParagraph> Text,
    IReadOnlyList<RevisionFacts> Kept)
{
    /// <summary>Whether headline, byline and text are the same.</summary>
    public bool IsSame => Title?.IsSame != false && Byline?.IsSame != false && Text.All(paragraph => paragraph.IsSame);
}
