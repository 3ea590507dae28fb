namespace Pipeline.Search;

/// <summary>
/// Prepares the index, for a deployment to call. Otherwise the index is created at the first write. A rebuild goes
/// <see cref="StartNextAsync"/>, filling it, <see cref="SwitchAsync"/>; interrupted at any point it is taken up by doing the same again.
/// </summary>
public interface ISearchIndexProvisioner
{
    /// <summary>Compares the index that is there with the one that this program wants; changes nothing.</summary>
    Task<IndexPlan> PlanAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Creates the index when it is missing and makes in it what can be changed in place; documents stay. Does nothing when all is well.
    /// </summary>
    /// <exception cref="SearchIndexException">The service refuses; the message says what to do.</exception>
    Task EnsureCreatedAsync(CancellationToken cancellationToken);

    /// <summary>Makes the index that is to follow the present one, or finds the one that an interrupted run has made.</summary>
    /// <exception cref="SearchIndexException">Here an index cannot be exchanged for another; the message says what to do.</exception>
    Task<NextIndex> StartNextAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lets everybody read and write the next index from now on. Writers that were under way may still write to the old one for
    /// <see cref="SwitchDelay"/>.
    /// </summary>
    Task SwitchAsync(NextIndex successor, CancellationToken cancellationToken);

    /// <summary>Removes indexes that were exchanged for later ones.</summary>
    /// <param name="keepPrevious">Whether the last of them stays, to go back to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The names of the removed.</returns>
    Task<IReadOnlyList<string>> DropOldAsync(bool keepPrevious, CancellationToken cancellationToken);

    /// <summary>Checks whether the index is damaged. A service maintains its own index, which never is.</summary>
    /// <returns>The damage; null if there is none, or no index.</returns>
    /// <exception cref="SearchIndexException"> The file belongs to another program or a newer version, or cannot be opened; the message
    /// says what to do. </exception>
    Task<string?> FindDamageAsync(IndexCheck check, CancellationToken cancellationToken);

    /// <summary>Moves a damaged index aside, so that another one can be made and filled in its place. Nothing is deleted.</summary>
    /// <returns>Where it went; null when a close look finds no damage.</returns>
    Task<string?> MoveDamagedAsync(CancellationToken cancellationToken);

    /// <summary>Whether the index has every article. It is made when it is missing.</summary>
    Task<IndexFill> FindFillAsync(CancellationToken cancellationToken);

    /// <summary>Notes that it is being filled, or has every article from now on.</summary>
    Task NoteFillAsync(IndexFill fill, CancellationToken cancellationToken);

    /// <summary>The time until the old index is no longer used.</summary>
    TimeSpan SwitchDelay { get; }
}
