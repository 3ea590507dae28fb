namespace Pipeline.Articles.Contracts;

/// <summary>
/// The recorded ids of wire items, so that an item with another spelling of its id finds its article. Failures of the service are thrown
/// unchanged: the host retries.
/// </summary>
public interface IItemNames
{
    /// <summary>Records an article under the part that all spellings of its item's id share. Replaces its earlier record there.</summary>
    Task AddAsync(string family, KnownItem item, CancellationToken cancellationToken);

    /// <summary>Every article that is recorded there, in no particular order.</summary>
    IAsyncEnumerable<KnownItem> ListAsync(string family, CancellationToken cancellationToken);
}
