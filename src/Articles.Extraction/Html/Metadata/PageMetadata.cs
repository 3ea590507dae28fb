using Articles.Extraction.Formats;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>What a page says about its article, outside the article's text.</summary>
/// <param name="Declared">What it declares to machines.</param>
/// <param name="Titles">The letters and digits of every form of the headline that the page has, for finding it in the text.</param>
/// <param name="Heading">The heading that shows the headline, or null.</param>
/// <param name="Locale">Its language with its country, as declared, or null: evidence for the order of day and month.</param>
/// <param name="Body">JSON-LD's <c>articleBody</c>, or null.</param>
/// <param name="Signature">Who signs it, where no person is declared: see <see cref="Metadata.Signature"/>; or null.</param>
/// <param name="SpelledDate">The publication's day that JSON-LD has in words, as site builders write that of their last run; or null.</param>
internal sealed record PageMetadata(
    DeclaredMetadata Declared, IReadOnlyList<string> Titles, PageBlock? Heading, string? Body, string? Locale, string? Signature,
    DateTimeOffset? SpelledDate);
