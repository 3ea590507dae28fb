namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>What lies in the inbox.</summary>
public interface IDropZoneList
{
    /// <summary>One page of it, ordered by name.</summary>
    /// <param name="marker">Where the last page ended, or null for the first; it may be kept for days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DropZonePage> ListAsync(string? marker, CancellationToken cancellationToken);
}
