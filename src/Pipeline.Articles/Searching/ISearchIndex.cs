using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>The search index. Safe for concurrent callers; one document an article, keyed by its id.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Adds or replaces documents; on return they are stored (and found at once, or within the service's indexing delay). A document
    /// whose <see cref="SearchDocument.Sequence"/> is lower than the stored one's is left out where the index can tell.
    /// </summary>
    Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>
    /// Removes documents; ids that are not there are no error. A newer revision than is meant stays where the index can tell.
    /// </summary>
    Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken);

    /// <summary>Finds articles.</summary>
    /// <exception cref="SearchQueryException">The query cannot be read; the message says where and how to write it.</exception>
    Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    /// <summary>The articles in the index, in the order of their ids.</summary>
    /// <param name="after">Only those that come after this one; null from the first.</param>
    /// <param name="top">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken);

    /// <summary>
    /// What somebody who has typed so far may mean: entities' names and headlines that hold all the words, the last of which may be a
    /// beginning.
    /// </summary>
    /// <param name="prefix">What was typed. Nothing is suggested for what has no letter and no digit.</param>
    /// <param name="top">How many at most, 1 to 100.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Entities first, each suggestion once; each kind may fill the place that the other leaves.</returns>
    Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken);
}
