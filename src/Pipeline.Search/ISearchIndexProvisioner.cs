namespace Pipeline.Search;

/// <summary>Makes the index ready, for a deployment to call. Where nobody does, the index is made at the first write.</summary>
public interface ISearchIndexProvisioner
{
    /// <summary>Creates the index when it is missing and brings its definition up to date when it is not; documents stay. Does nothing when all is well.</summary>
    /// <exception cref="SearchIndexException">The index that is there cannot be brought up to date; the message says what to do.</exception>
    Task EnsureCreatedAsync(CancellationToken cancellationToken);
}
