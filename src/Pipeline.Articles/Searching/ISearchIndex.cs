using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>The search index. Safe for concurrent callers; one document an article, keyed by its id.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Adds or replaces documents; on return they are stored (and found at once, or within the service's indexing delay). A document whose
    /// <see cref="SearchDocument.Sequence"/> is lower than the stored one's is left out if the index can compare.
    /// </summary>
    Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>Removes documents; missing ids are no error. A newer revision than the given one stays if the index can compare.</summary>
    Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken);

    /// <summary>Finds articles.</summary>
    /// <exception cref="SearchQueryException">The query is invalid; the message says where, and how to write it.</exception>
    Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    /// <summary>The articles in the index, in the order of their ids.</summary>
    /// <param name="after">Only articles after this one; null to start from the first.</param>
    /// <param name="top">The maximum number, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken);

    /// <summary>
    /// Suggestions for what is typed so far: entities' names and headlines with all the words, the last of which may be a prefix.
    /// </summary>
    /// <param name="prefix">The typed text. Without a letter or a digit, nothing is suggested.</param>
    /// <param name="top">The maximum number, 1 to 100.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Entities first, each suggestion once; each kind may use the space that the other leaves.</returns>
    Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken);
}
