using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Articles.Publishing;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Search;

/// <summary>The search: a page, its results alone for whoever types, and suggestions.</summary>
internal static class SearchEndpoints
{
    private const int MaxSuggestions = 8;

    public static void MapSearch(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SearchPage>(await SearchAsync(SearchState.Read(request.Query), index, token)));
        endpoints.MapGet("/search/results", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SearchView>(await SearchAsync(SearchState.Read(request.Query), index, token)));
        endpoints.MapGet("/search/suggestions", async (HttpRequest request, ISearchIndex index, CancellationToken token) =>
            PageView.Of<SuggestionsView>(await SuggestAsync(SearchState.Read(request.Query), index, token)));
    }

    private static async Task<SearchModel> SearchAsync(SearchState state, ISearchIndex index, CancellationToken cancellationToken)
    {
        try
        {
            return new SearchModel(state, await index.SearchAsync(state.ToQuery(), cancellationToken), Fault: null);
        }
        catch (SearchQueryException exception)
        {
            return new SearchModel(state, Results: null, exception.Message);
        }
    }

    private static async Task<IReadOnlyList<SuggestionItem>> SuggestAsync(SearchState state, ISearchIndex index, CancellationToken cancellationToken)
    {
        var found = await index.SuggestAsync(state.Text, MaxSuggestions, cancellationToken);
        return [.. found.Select(suggestion => suggestion.Kind == SuggestionKind.Entity
            ? new SuggestionItem(suggestion.Text, "entity", (state with { Text = string.Empty }).With(suggestion.Text).SearchUrl)
            : new SuggestionItem(suggestion.Text, "headline", (state with { Text = Headline(suggestion.Text), Page = 1 }).SearchUrl))];
    }

    /// <summary>A headline as a query: the quotation marks of word processors would end the phrase as well.</summary>
    private static string Headline(string title) => $"title:\"{string.Join(' ', title.Split('"', '“', '”', '„', '«', '»'))}\"";
}
