using Azure;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Indexes.Models;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Creates the index, or updates the definition of the one that is there: new fields are added, scoring and semantic settings replaced, and what others have
/// added stays. The service can do no more in place; a field whose kind changes needs a new index. Needs the role Search Service Contributor.
/// </summary>
internal sealed class AzureIndexProvisioner(SearchIndexClient client, IOptions<SearchOptions> options) : ISearchIndexProvisioner
{
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        var wanted = IndexDefinition.Create(options.Value.Index);
        try
        {
            var existing = await FindAsync(wanted.Name, cancellationToken);
            await client.CreateOrUpdateIndexAsync(existing is null ? wanted : Merge(existing, wanted), onlyIfUnchanged: existing is not null, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 400)
        {
            throw new SearchIndexException(
                $"The service refuses the definition of index '{wanted.Name}': {exception.Message} Set Search__Index to another name and publish the articles again.", exception);
        }
        catch (RequestFailedException exception) when (exception.Status == 403)
        {
            throw new SearchIndexException(
                $"This identity may not create or change index '{wanted.Name}'. Give it the role Search Service Contributor, or let the deployment create the index.", exception);
        }
    }

    private async Task<SearchIndex?> FindAsync(string name, CancellationToken cancellationToken)
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

    /// <summary>The existing definition with ours in it. The service refuses a definition that leaves a field out, and would drop all else that is left out.</summary>
    private static SearchIndex Merge(SearchIndex existing, SearchIndex wanted)
    {
        var known = existing.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in wanted.Fields.Where(field => !known.Contains(field.Name)))
        {
            existing.Fields.Add(field);
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
