using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Finds what an agency tells editors. The enriched document, which subscribers may read, does not have it: it goes to those who ask for
/// it, in their events.
/// </summary>
internal static class EditorsNotes
{
    /// <summary>
    /// The note of an article; null without one, and where personal information was looked for: nobody has looked for it in the note.
    /// </summary>
    /// <param name="article">The enriched article.</param>
    /// <param name="cleaned">Its cleaned document; null, or another revision's, gives no note.</param>
    public static string? Of(EnrichedArticle article, CleanedArticle? cleaned) =>
        article is { Wire: not null, PersonalInformation: null } && cleaned?.Revision == article.Revision
            ? cleaned.Wire?.EditorsNote
            : null;
}
