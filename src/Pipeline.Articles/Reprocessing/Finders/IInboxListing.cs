namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>What lies in the inbox.</summary>
public interface IInboxListing
{
    /// <summary>One page of the inbox, ordered by name.</summary>
    /// <param name="marker">The end of the last page, or null for the first page; it may be kept for days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<InboxPage> ListAsync(string? marker, CancellationToken cancellationToken);
}
