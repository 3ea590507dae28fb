using Azure;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Indexes.Models;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Keeps an alias, <c>Search__Index</c>, and the index behind it. What the service can change in place is changed in place, and what others
/// have added stays; for the rest there is a next index, to which the alias is turned once it is filled. Needs the role Search Service
/// Contributor.
/// </summary>
internal sealed class AzureIndexProvisioner(
    SearchIndexClient client, AliasClient aliases, AzureIndexFactory factory, IOptions<SearchOptions> options) : ISearchIndexProvisioner
{
    private string Alias => options.Value.Index;

    /// <inheritdoc/>
    /// <remarks>"An update to an alias may take up to 10 seconds to propagate through the system."</remarks>
    public TimeSpan SwitchDelay => TimeSpan.FromSeconds(15);

    public Task<IndexPlan> PlanAsync(CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        var (name, present) = await FindAsync(cancellationToken);
        return new IndexPlan(
            name == Alias ? name : $"{name} (alias {Alias})",
            present is null,
            IndexComparison.Of(
                present ?? new SearchIndex(name) { SemanticSearch = new SemanticSearch() }, IndexDefinition.Create(name)) is var changes
                && present is null
                ? [.. changes.Select(change => change with { Kind = IndexChangeKind.InPlace })]
                : changes);
    });

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        var (name, present) = await FindAsync(cancellationToken);
        var wanted = IndexDefinition.Create(name);
        await client.CreateOrUpdateIndexAsync(
            present is null ? wanted : Merge(present, wanted), onlyIfUnchanged: present is not null, cancellationToken: cancellationToken);
        if (name != Alias && await aliases.FindAsync(Alias, cancellationToken) is null)
        {
            await aliases.SetAsync(Alias, name, cancellationToken);
        }

        return name;
    });

    public Task<string?> FindDamageAsync(IndexCheck check, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<string?> MoveDamagedAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<IndexFill> FindFillAsync(CancellationToken cancellationToken) => Task.FromResult(IndexFill.Complete);

    public Task NoteFillAsync(IndexFill fill, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<NextIndex> StartNextAsync(CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        var (present, _) = await FindAsync(cancellationToken);
        if (present == Alias)
        {
            throw new SearchIndexException(
                $"'{Alias}' is an index, not an alias, so it cannot be replaced by another index. Set Search__Index to another "
                    + "name: an alias with that name, and an index behind it, are then created.");
        }

        var name = IndexNames.Of(Alias, IndexNames.NumberOf(Alias, present) + 1);
        var wanted = IndexDefinition.Create(name);
        var begun = await FindIndexAsync(name, cancellationToken);
        if (begun is not null && IndexComparison.Of(begun, wanted).Count > 0)
        {
            // The state of another version's run, which nothing reads.
            await client.DeleteIndexAsync(name, cancellationToken);
            begun = null;
        }

        if (begun is null)
        {
            await client.CreateIndexAsync(wanted, cancellationToken);
        }

        return new NextIndex(name, factory.Create(name, this), begun is not null);
    });

    public Task SwitchAsync(NextIndex successor, CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        await aliases.SetAsync(Alias, successor.Name, cancellationToken);
        return successor.Name;
    });

    public Task<IReadOnlyList<string>> DropOldAsync(bool keepPrevious, CancellationToken cancellationToken) =>
        ExplainAsync<IReadOnlyList<string>>(async () =>
    {
        var (present, _) = await FindAsync(cancellationToken);
        var number = IndexNames.NumberOf(Alias, present);
        var old = new List<string>();
        await foreach (var name in client.GetIndexNamesAsync(cancellationToken))
        {
            if (IndexNames.NumberOf(Alias, name) is > 0 and var other && other < number)
            {
                old.Add(name);
            }
        }

        var dropped = old.OrderByDescending(name => IndexNames.NumberOf(Alias, name)).Skip(keepPrevious ? 1 : 0).ToList();
        foreach (var name in dropped)
        {
            await client.DeleteIndexAsync(name, cancellationToken);
        }

        return dropped;
    });

    /// <summary>The index behind the alias or, of an earlier version, of its name; or that which is to be made.</summary>
    private async Task<(string Name, SearchIndex? Index)> FindAsync(CancellationToken cancellationToken)
    {
        if (await aliases.FindAsync(Alias, cancellationToken) is { } behind)
        {
            return (behind, await FindIndexAsync(behind, cancellationToken));
        }

        if (await FindIndexAsync(Alias, cancellationToken) is { } index)
        {
            return (Alias, index);
        }

        // Made, but the alias was not: an interrupted first run.
        var first = IndexNames.Of(Alias, 1);
        return (first, await FindIndexAsync(first, cancellationToken));
    }

    private async Task<SearchIndex?> FindIndexAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetIndexAsync(name, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RequestFailedException exception) when (exception.Status == 400)
        {
            throw new SearchIndexException(
                $"The service refuses the definition of index '{Alias}': {exception.Message} 'index apply' shows the differences, 'index "
                    + "apply --rebuild' creates a new index.", exception);
        }
        catch (RequestFailedException exception) when (exception.Status == 403)
        {
            throw new SearchIndexException(
                $"This identity may not create or change index '{Alias}'. Give it the role Search Service Contributor, or let the "
                    + "deployment run 'index apply'.", exception);
        }
    }

    /// <summary>
    /// The existing definition with ours in it. The service refuses a definition that leaves a field out, and would drop all else that is
    /// left out.
    /// </summary>
    private static SearchIndex Merge(SearchIndex existing, SearchIndex wanted)
    {
        foreach (var field in wanted.Fields)
        {
            if (existing.Fields.FirstOrDefault(other => other.Name == field.Name) is { } known)
            {
                known.IsHidden = field.IsHidden;
            }
            else
            {
                existing.Fields.Add(field);
            }
        }

        Replace(existing.ScoringProfiles, wanted.ScoringProfiles, profile => profile.Name);
        existing.DefaultScoringProfile ??= wanted.DefaultScoringProfile;
        existing.SemanticSearch ??= new SemanticSearch();
        existing.SemanticSearch.DefaultConfigurationName ??= wanted.SemanticSearch.DefaultConfigurationName;
        Replace(existing.SemanticSearch.Configurations, wanted.SemanticSearch.Configurations, configuration => configuration.Name);
        return existing;
    }

    private static void Replace<T>(IList<T> existing, IList<T> wanted, Func<T, string> nameOf)
    {
        foreach (var item in wanted)
        {
            if (existing.FirstOrDefault(other => nameOf(other) == nameOf(item)) is { } outdated)
            {
                existing.Remove(outdated);
            }

            existing.Add(item);
        }
    }
}
