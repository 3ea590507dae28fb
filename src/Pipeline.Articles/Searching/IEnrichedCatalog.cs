namespace Pipeline.Articles.Searching;

/// <summary>
/// What enriched documents there are: what a search index is filled from. Failures of the service are thrown as they are.
/// </summary>
public interface IEnrichedCatalog
{
    /// <summary>A page of the documents, in the order of their ids; some hundreds or thousands of them.</summary>
    /// <param name="continuation"><see cref="CatalogPage.Continuation"/> of the page before, of this run or an earlier one; null for the
    /// first.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<CatalogPage> ListAsync(string? continuation, CancellationToken cancellationToken);
}
