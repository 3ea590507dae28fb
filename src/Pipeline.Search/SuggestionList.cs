using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>Puts entities and headlines together into one list.</summary>
internal static class SuggestionList
{
    /// <summary>Half of each where there are enough, the entities first; nothing twice, letter case apart.</summary>
    public static IReadOnlyList<SearchSuggestion> Of(IEnumerable<string> entities, IEnumerable<string> titles, int top)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = entities.Where(name => name.Length > 0 && seen.Add(name)).Take(top).ToList();
        var headlines = titles.Where(title => title.Length > 0 && seen.Add(title)).Take(top).ToList();
        var nameCount = Math.Min(names.Count, Math.Max(top - headlines.Count, (top + 1) / 2));
        return
        [
            .. names.Take(nameCount).Select(name => new SearchSuggestion(name, SuggestionKind.Entity)),
            .. headlines.Take(top - nameCount).Select(title => new SearchSuggestion(title, SuggestionKind.Title)),
        ];
    }
}
