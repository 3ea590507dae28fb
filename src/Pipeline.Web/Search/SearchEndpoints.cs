using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Articles.Searching;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Search;

/// <summary>The search: a page, its results alone for whoever types, and suggestions.</summary>
internal static class SearchEndpoints
{
    private const int MaxSuggestions = 8;

    public static void MapSearch(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SearchPage>(await SearchAsync(SearchState.Read(request.Query), index, token)))
            .WithQuery(SearchState.QueryFields).WithQueryCheck(SearchState.DaysFault);
        endpoints.MapGet("/search/results", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SearchView>(await SearchAsync(SearchState.Read(request.Query), index, token)))
            .WithQuery(SearchState.QueryFields).WithQueryCheck(SearchState.DaysFault);
        endpoints.MapGet("/search/suggestions", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SuggestionsView>(await SuggestAsync(SearchState.Read(request.Query), index, token)))
                .WithQuery(SearchState.QueryFields).WithQueryCheck(SearchState.DaysFault);
    }

    private static async Task<SearchModel> SearchAsync(SearchState state, ISearchIndex index, CancellationToken cancellationToken)
    {
        try
        {
            var results = await index.SearchAsync(state.ToQuery(), cancellationToken);
            if ((results.Total == 0 || results.DidYouMean is not null) && Completed(state) is { } completed
                && await index.SearchAsync(completed.ToQuery(), cancellationToken) is { Total: > 0 } more)
            {
                return new SearchModel(state, completed, more, Fault: null);
            }

            var found = results.DidYouMean is { } meant ? state with { Text = meant } : state;
            return new SearchModel(state, found, results, Fault: null);
        }
        catch (SearchQueryException exception)
        {
            return new SearchModel(state, state, Results: null, exception.Message);
        }
    }

    /// <summary>
    /// The search with its last word as the beginning of one, which it is while somebody types; null where the text does not end in a plain
    /// word.
    /// </summary>
    private static SearchState? Completed(SearchState state)
    {
        var last = state.Text.AsSpan(state.Text.AsSpan().LastIndexOf(' ') + 1);
        return last.Length > 1 && char.IsLetterOrDigit(last[0]) && char.IsLetterOrDigit(last[^1])
            ? state with { Text = state.Text + "*" }
            : null;
    }

    private static async Task<IReadOnlyList<SuggestionItem>> SuggestAsync(
        SearchState state, ISearchIndex index, CancellationToken cancellationToken)
    {
        var found = await index.SuggestAsync(state.Text, MaxSuggestions, cancellationToken);
        return [.. found.Select(suggestion => suggestion.Kind == SuggestionKind.Entity
            ? new SuggestionItem(suggestion.Text, "entity", (state with { Text = string.Empty }).With(suggestion.Text).SearchUrl)
            : new SuggestionItem(suggestion.Text, "headline", (state with { Text = Headline(suggestion.Text), Page = 1 }).SearchUrl))];
    }

    /// <summary>A headline as a query: the quotation marks of word processors would end the phrase as well.</summary>
    private static string Headline(string title) => $"title:\"{string.Join(' ', title.Split('"', '“', '”', '„', '«', '»'))}\"";
}
