using System.Globalization;
using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>
/// Updates the index's definition, and fills the index from the enriched articles. Each run resumes an interrupted one; the pipeline may
/// run at the same time.
/// </summary>
public sealed class IndexMaintenance(
    ISearchIndexProvisioner provisioner, ISearchIndex index, IndexRebuild rebuild, IRebuildStates states, TimeProvider time)
{
    /// <summary>How far this machine's clock may be off the storage's.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Makes the changes of a plan.</summary>
    /// <param name="plan">What differs.</param>
    /// <param name="allowRebuild">Whether a new index may be made and filled.</param>
    /// <param name="dropOld">
    /// Whether indexes that were exchanged for later ones all go; otherwise the last of them stays when there is a new one.
    /// </param>
    /// <param name="report">Is told how far the filling is.</param>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    /// <returns>What was done, a sentence each.</returns>
    /// <exception cref="InvalidOperationException">There has to be a new index, and there may not.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(
        IndexPlan plan, bool allowRebuild, bool dropOld, Action<RebuildProgress> report, CancellationToken cancellationToken)
    {
        if (plan.NeedsRebuild && !allowRebuild)
        {
            throw new InvalidOperationException(
                "Some of these changes cannot be made in place. Nothing was changed. 'index apply --rebuild' creates a new index, fills "
                    + "it, and replaces this one, which serves until then.");
        }

        var done = new List<string>();
        if (plan.NeedsRebuild)
        {
            done.Add(await ExchangeAsync(report, cancellationToken));
        }
        else if (plan.Changes.Count > 0)
        {
            await provisioner.EnsureCreatedAsync(cancellationToken);
            done.Add(plan.IsMissing ? "The index was created." : "The index was changed in place.");
        }

        if (states.Read() is { IsSwitched: true } state)
        {
            done.Add(await CatchUpAsync(state, report, cancellationToken));
        }

        if (dropOld || plan.NeedsRebuild)
        {
            done.AddRange(
                (await provisioner.DropOldAsync(keepPrevious: !dropOld, cancellationToken))
                .Select(name => $"The old index {name} was removed."));
        }

        return done;
    }

    /// <summary>Fills the index that is in use again, and removes stale entries.</summary>
    /// <param name="restart">Whether to begin again rather than go on where an earlier run was interrupted.</param>
    /// <param name="report">Is told how far it is.</param>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    public async Task<RebuildProgress> RebuildAsync(bool restart, Action<RebuildProgress> report, CancellationToken cancellationToken)
    {
        var name = (await provisioner.PlanAsync(cancellationToken)).Index;
        await provisioner.EnsureCreatedAsync(cancellationToken);
        var fill = await provisioner.FindFillAsync(cancellationToken);
        // A checkpoint of a file that was lost since says nothing about the one in its place.
        var state = states.Read() is { } known && known.Index == name && !restart && (fill.IsComplete || fill.Since == known.Since)
            ? known
            : new RebuildState(name, time.GetUtcNow(), null);
        if (!fill.IsComplete)
        {
            await provisioner.NoteFillAsync(fill with { Since = state.Since }, cancellationToken);
        }

        var result = await FillAsync(index, state, report, cancellationToken);
        await provisioner.NoteFillAsync(IndexFill.Complete, cancellationToken);
        states.Write(null);
        return result;
    }

    /// <summary>Moves a damaged index aside, so that a rebuild makes and fills another one.</summary>
    /// <returns>Where it went; null when it is not damaged.</returns>
    public Task<string?> MoveDamagedAsync(CancellationToken cancellationToken) => provisioner.MoveDamagedAsync(cancellationToken);

    private async Task<string> ExchangeAsync(Action<RebuildProgress> report, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow() - ClockSkew;
        var next = await provisioner.StartNextAsync(cancellationToken);
        var state = next.IsBegun && states.Read() is { } known && known.Index == next.Name
            ? known
            : new RebuildState(next.Name, began, null);
        states.Write(state);
        var result = await FillAsync(next.Index, state, report, cancellationToken);
        await provisioner.SwitchAsync(next, cancellationToken);
        states.Write(state with { Continuation = null, IsSwitched = true });
        return string.Create(
            CultureInfo.InvariantCulture, $"{next.Name} was created, filled with {result.Written:N0} articles, and is in use.");
    }

    /// <summary>Writes what came in between the filling of an index and its use.</summary>
    private async Task<string> CatchUpAsync(RebuildState state, Action<RebuildProgress> report, CancellationToken cancellationToken)
    {
        await Task.Delay(provisioner.SwitchDelay, time, cancellationToken);
        var result = await rebuild.RunAsync(index, continuation: null, state.Since, report, cancellationToken);
        states.Write(null);
        return string.Create(CultureInfo.InvariantCulture, $"{result.Written:N0} articles that arrived meanwhile were written to it.");
    }

    private Task<RebuildProgress> FillAsync(
        ISearchIndex target, RebuildState state, Action<RebuildProgress> report, CancellationToken cancellationToken) =>
        rebuild.RunAsync(
            target,
            state.Continuation,
            since: null,
            progress =>
            {
                states.Write(state with { Continuation = progress.Continuation });
                report(progress);
            },
            cancellationToken);
}
