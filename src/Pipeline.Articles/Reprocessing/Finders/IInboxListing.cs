namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>What lies in the inbox.</summary>
public interface IInboxListing
{
    /// <summary>One page of it, ordered by name.</summary>
    /// <param name="marker">Where the last page ended, or null for the first; it may be kept for days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<InboxPage> ListAsync(string? marker, CancellationToken cancellationToken);
}
