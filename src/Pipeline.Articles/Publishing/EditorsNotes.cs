using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Finds an agency's note to editors. The enriched document, which subscribers may read, does not have it. Subscriptions that ask for it
/// get it in their events.
/// </summary>
internal static class EditorsNotes
{
    /// <summary>
    /// The note of an article; null if there is none, or if personal information is masked, because the note is not checked for it.
    /// </summary>
    /// <param name="article">The enriched article.</param>
    /// <param name="cleaned">Its cleaned document. Null, or another revision's document, gives no note.</param>
    public static string? Of(EnrichedArticle article, CleanedArticle? cleaned) =>
        article is { Wire: not null, PersonalInformation: null } && cleaned?.Revision == article.Revision
            ? cleaned.Wire?.EditorsNote
            : null;
}
