using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.Queries;
using Pipeline.Search.Words;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;
using SearchDocument = Pipeline.Articles.Searching.SearchDocument;
using ServiceOptions = Azure.Search.Documents.SearchOptions;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Azure AI Search. Documents are found within the service's indexing delay, about a second. The service has no conditional write, so a
/// lower <see cref="SearchDocument.Sequence"/> replaces a higher one, and a deletion removes any: writers check again afterwards, and the
/// scheduled round compares. A missing index is created at the first write.
/// </summary>
internal sealed class AzureSearchIndex(
    SearchClient client, BatchWriter batches, AzureIndexProvisioner provisioner, SemanticRanker semantic) : ISearchIndex
{
    /// <summary>How many of the first hits the semantic ranker orders.</summary>
    private const int MaxReranked = 50;

    private readonly WordForms _forms = new();

    private static readonly string[] Selected =
    [
        IndexFields.Id, IndexFields.Name, IndexFields.Title, IndexFields.SiteName, IndexFields.Language, IndexFields.Sentiment,
        IndexFields.PublishedAt,
        IndexFields.Summary, IndexFields.DuplicateOf, IndexFields.ClusterId, IndexFields.StoryId, IndexFields.Story,
    ];

    /// <summary>What the service suggests at once.</summary>
    private const int MaxSuggestions = 100;

    /// <summary>The service's facets and their names in the contract.</summary>
    private static readonly (string Field, string Name)[] Facets =
    [
        (IndexFields.Language, SearchFacets.Language),
        (IndexFields.Sentiment, SearchFacets.Sentiment),
        (IndexFields.SiteName, SearchFacets.Site),
        (IndexFields.Entities, SearchFacets.Entity),
        (IndexFields.Subjects, SearchFacets.Subject),
        (IndexFields.Genres, SearchFacets.Genre),
        (IndexFields.Provider, SearchFacets.Provider),
        (IndexFields.Urgency, SearchFacets.Urgency),
        (IndexFields.PageType, SearchFacets.PageType),
    ];

    private bool _isUpToDate;

    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        // The service applies a batch in no promised order, so each article may stand in it once.
        var newest = documents
            .GroupBy(document => document.Id)
            .Select(revisions => revisions.Aggregate((newest, next) => next.Sequence >= newest.Sequence ? next : newest));
        // Upload, not merge: a merge would leave the body in the field of the language that the last revision had.
        return WriteAsync([.. newest.Select(document => IndexDocumentsAction.Upload(IndexedDocument.Of(document)))], cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken) =>
        WriteAsync(
            [.. deletions.Select(deletion => deletion.Id).Distinct()
            .Select(id => IndexDocumentsAction.Delete(new AzureDocument { [IndexFields.Id] = id.ToString() }))], cancellationToken);

    public async Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        SearchQueryLimits.Check(query);
        var text = QueryParser.Parse(query.Text);
        var loose = text is null ? null : LooseExpression.Of(LooseQuery.Of(text), _forms);
        try
        {
            if (loose is null)
            {
                return await AskAsync(query, text is null ? "*" : LuceneExpression.Of(text), SearchMode.All, cancellationToken);
            }

            var results = await AskLooseAsync(query, loose, cancellationToken);
            return results.Total == 0 && await CorrectAsync(query, loose, cancellationToken) is { } corrected ? corrected : results;
        }
        catch (RequestFailedException exception) when (exception.Status == 400 && !_isUpToDate && (query.Facets || LacksField(exception)))
        {
            // An index that an earlier version made, without a field of ours.
            await provisioner.EnsureCreatedAsync(cancellationToken);
            _isUpToDate = true;
            return await SearchAsync(query, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 400 && text is not null)
        {
            throw new SearchQueryException($"Azure AI Search cannot run this query: {exception.Message}", exception);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw Missing(exception);
        }
    }

    /// <summary>
    /// Lets the semantic ranker order the best hits where the service has one. Where it refuses, the same is asked for without it, and for an
    /// hour it is not asked for again.
    /// </summary>
    private async Task<SearchResults> AskLooseAsync(SearchQuery query, LooseExpression loose, CancellationToken cancellationToken)
    {
        var expression = loose.Write();
        if (loose.Words is { } words && query.Sort == SearchSort.Relevance && query.Skip + query.Top <= MaxReranked && semantic.MayBeAsked)
        {
            try
            {
                return await AskAsync(query, words, SearchMode.Any, cancellationToken, isReranked: true);
            }
            catch (RequestFailedException exception) when (exception.Status is 400 or 402 or 403 or 429)
            {
                // The same without it tells whether it was the ranker that was refused.
                var results = await AskAsync(query, expression, SearchMode.Any, cancellationToken);
                semantic.NoteRefusal(exception.Message);
                return results;
            }
        }

        return await AskAsync(query, expression, SearchMode.Any, cancellationToken);
    }

    /// <summary>What is found with a letter exchanged in the query's words; null where that is nothing, or it cannot be said what.</summary>
    private async Task<SearchResults?> CorrectAsync(SearchQuery query, LooseExpression loose, CancellationToken cancellationToken)
    {
        var results = await AskAsync(query, loose.WriteFuzzy(), SearchMode.Any, cancellationToken);
        var found = results.Hits.SelectMany(hit => WordReader.WordsOf($"{hit.Title} {hit.Snippet}")).Distinct().ToList();
        var exchanged = loose.Groups
            .Select(group => (group.Word.Folded, Meant: found.Find(word => WordSpelling.IsOneEditAway(word, group.Word.Folded))))
            .Where(word => word.Meant is not null && !found.Contains(word.Folded))
            .ToDictionary(word => word.Folded, word => word.Meant!);
        return exchanged.Count == 0 ? null : results with { DidYouMean = LooseQuery.Exchange(query.Text!, exchanged) };
    }

    private async Task<SearchResults> AskAsync(
        SearchQuery query, string expression, SearchMode mode, CancellationToken cancellationToken, bool isReranked = false)
    {
        var response = await client.SearchAsync<AzureDocument>(
            expression, CreateOptions(query, hasText: expression != "*", mode, isReranked), cancellationToken);
        var hits = new List<SearchHit>();
        await foreach (var result in response.Value.GetResultsAsync().WithCancellation(cancellationToken))
        {
            hits.Add(ReadHit(result));
        }

        return new SearchResults(
            response.Value.TotalCount ?? hits.Count,
            hits,
            query.Facets ? ReadFacets(response.Value) : new Dictionary<string, IReadOnlyList<FacetCount>>());
    }

    public async Task<IReadOnlyList<IndexEntry>> ListAsync(ArticleId? after, int top, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckTop(top);
        var options = new ServiceOptions
        {
            Filter = after is { } known ? $"{IndexFields.Id} gt '{known}'" : null,
            Size = top,
            Select = { IndexFields.Id, IndexFields.Sequence, IndexFields.Revision },
            OrderBy = { $"{IndexFields.Id} asc" },
        };
        try
        {
            return await ListAsync(options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return [];
        }
        catch (RequestFailedException exception) when (exception.Status == 400)
        {
            // An index that an earlier version made, without a field of ours.
            await provisioner.EnsureCreatedAsync(cancellationToken);
            return await ListAsync(options, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<IndexEntry>> ListAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        var response = await client.SearchAsync<AzureDocument>("*", options, cancellationToken);
        var entries = new List<IndexEntry>();
        await foreach (var result in response.Value.GetResultsAsync().WithCancellation(cancellationToken))
        {
            entries.Add(new IndexEntry(
                ArticleId.Parse(result.Document.GetString(IndexFields.Id)),
                result.Document.TryGetValue(IndexFields.Sequence, out var sequence) && sequence is int number ? number : 0,
                Revision.TryParse(Optional(result.Document, IndexFields.Revision), out var revision) ? revision : default));
        }

        return entries;
    }

    public async Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, int top, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckSuggestions(top);
        var words = SuggestionText.WordsOf(prefix);
        if (words.Count == 0)
        {
            return [];
        }

        // The service says of a suggestion what matched but not where, so each field is asked for its own.
        var names = SuggestAsync(words, IndexFields.EntityNames, top, cancellationToken);
        var titles = SuggestAsync(words, IndexFields.Title, top, cancellationToken);
        return SuggestionList.Of(await names, await titles, top);
    }

    private async Task<IReadOnlyList<string>> SuggestAsync(
        IReadOnlyList<string> words, string field, int top, CancellationToken cancellationToken)
    {
        var options =
            new SuggestOptions { Size = Math.Min(MaxSuggestions, top * 3), SearchFields = { field }, Select = { IndexFields.Id } };
        try
        {
            var response =
                await client.SuggestAsync<AzureDocument>(string.Join(' ', words), IndexDefinition.Suggester, options, cancellationToken);
            return [.. response.Value.Results.Select(result => result.Text)];
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw Missing(exception);
        }
    }

    private async Task WriteAsync(IReadOnlyList<IndexDocumentsAction<AzureDocument>> actions, CancellationToken cancellationToken)
    {
        try
        {
            await batches.WriteAsync(actions, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404 || (exception.Status == 400 && !_isUpToDate))
        {
            // No such index, or one that an earlier version made, without a field of ours.
            await provisioner.EnsureCreatedAsync(cancellationToken);
            _isUpToDate = true;
            await batches.WriteAsync(actions, cancellationToken);
        }
    }

    /// <summary>Whether the service says that the index has no such field: a query of ours names no others.</summary>
    private static bool LacksField(RequestFailedException exception) =>
        exception.Message.Contains("Could not find a property named", StringComparison.Ordinal);

    private SearchIndexException Missing(RequestFailedException exception) =>
        new($"The index '{client.IndexName}' does not exist at {client.Endpoint}. It is created when the first article is published.",
            exception);

    private static ServiceOptions CreateOptions(SearchQuery query, bool hasText, SearchMode mode, bool isReranked)
    {
        var options = new ServiceOptions
        {
            QueryType = isReranked ? SearchQueryType.Semantic : SearchQueryType.Full,
            SearchMode = mode,
            Filter = ServiceFilter.Of(query),
            Size = query.Top,
            Skip = query.Skip,
            IncludeTotalCount = true,
        };
        Array.ForEach(Selected, options.Select.Add);
        if (query.Sort == SearchSort.Oldest)
        {
            // What has no date at all would stand first here; but the pipeline knows at least when it enriched an article.
            options.OrderBy.Add($"{IndexFields.Date} asc");
        }
        else if (query.Sort == SearchSort.Newest || !hasText)
        {
            options.OrderBy.Add($"{IndexFields.Date} desc");
        }

        if (isReranked)
        {
            options.SemanticSearch = new SemanticSearchOptions
            {
                SemanticConfigurationName = IndexDefinition.SemanticConfiguration,
                ErrorMode = SemanticErrorMode.Partial,
            };
        }

        if (hasText)
        {
            options.HighlightPreTag = SearchHit.HighlightStart.ToString();
            options.HighlightPostTag = SearchHit.HighlightEnd.ToString();
            foreach (var field in LanguageAnalyzers.TextFields)
            {
                options.HighlightFields.Add(field + "-2");
            }
        }

        if (query.Facets)
        {
            Array.ForEach(Facets, facet => options.Facets.Add($"{facet.Field},count:{SearchFacets.MaxValues}"));
        }

        return options;
    }

    private static SearchHit ReadHit(SearchResult<AzureDocument> result)
    {
        // Two passages at most, of the one field that holds the body.
        var passages = result.Highlights?.Values.SelectMany(passages => passages).Take(2).ToList();
        return new SearchHit
        {
            Id = ArticleId.Parse(result.Document.GetString(IndexFields.Id)),
            Name = result.Document.GetString(IndexFields.Name),
            Title = result.Document.GetString(IndexFields.Title),
            SiteName = result.Document.GetString(IndexFields.SiteName),
            Language = result.Document.GetString(IndexFields.Language),
            Sentiment = result.Document.GetString(IndexFields.Sentiment),
            PublishedAt = result.Document.GetDateTimeOffset(IndexFields.PublishedAt),
            DuplicateOf = Optional(result.Document, IndexFields.DuplicateOf),
            ClusterId = Optional(result.Document, IndexFields.ClusterId),
            StoryId = Optional(result.Document, IndexFields.StoryId),
            Story = Optional(result.Document, IndexFields.Story),
            Score = result.SemanticSearch?.RerankerScore ?? result.Score ?? 0,
            Snippet = Snippet.Clean(
                passages is { Count: > 0 } ? string.Join(" … ", passages) : result.Document.GetString(IndexFields.Summary) ?? string.Empty),
        };
    }

    private static string? Optional(AzureDocument document, string field) =>
        document.TryGetValue(field, out var value) ? value as string : null;

    private static Dictionary<string, IReadOnlyList<FacetCount>> ReadFacets(SearchResults<AzureDocument> results) => Facets.ToDictionary(
        facet => facet.Name,
        IReadOnlyList<FacetCount> (facet) => results.Facets is not null && results.Facets.TryGetValue(facet.Field, out var values)
            ? [.. values.Select(value => new FacetCount(value.AsValueFacetResult<string>().Value, value.Count ?? 0))]
            : []);
}
