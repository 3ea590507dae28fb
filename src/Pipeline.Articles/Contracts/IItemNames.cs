namespace Pipeline.Articles.Contracts;

/// <summary>
/// By what ids the wire items of articles are known, so that one that is spelled otherwise finds its article. Failures of the service are
/// thrown as they are: the host retries.
/// </summary>
public interface IItemNames
{
    /// <summary>Puts an article on record under what all spellings of its item's id share; over what was on record of it there.</summary>
    Task AddAsync(string family, KnownItem item, CancellationToken cancellationToken);

    /// <summary>Every article that is on record there, in no order.</summary>
    IAsyncEnumerable<KnownItem> ListAsync(string family, CancellationToken cancellationToken);
}
