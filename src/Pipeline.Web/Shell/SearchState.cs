using System.Globalization;
using Articles.Extraction;
using Articles.TextAnalytics.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Articles.Searching;

namespace Pipeline.Web.Shell;

/// <summary>
/// What is searched for, as the address has it: the whole state of the page, so that a reload, a bookmark and the back button show the
/// same. The trends are of the same state. Days are UTC. An address that cannot be read is refused before (<see cref="QueryFields"/>).
/// </summary>
public sealed record SearchState
{
    /// <summary>The longest value of a filter that is taken: more than any name has.</summary>
    private const int MaxValue = 500;

    private const int MaxEntities = 10;
    private const int MaxUrgency = 9;
    private const int PageSize = 20;
    private const int MaxPage = 5000;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What was typed.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Entities that have to be in the articles, as a name or <c>Category:Name</c>.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>ISO 639-1, or null for any.</summary>
    public string? Language { get; init; }

    /// <summary>The publication, or null for any.</summary>
    public string? Site { get; init; }

    /// <summary>The sentiment's label, or null for any.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Subjects that the articles have to be about, in words.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The kind of text, or null for any.</summary>
    public string? Genre { get; init; }

    /// <summary>The agency that sent it, as its items name it, or null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>The urgency, or null for any.</summary>
    public int? Urgency { get; init; }

    /// <summary>The page type, or null for any.</summary>
    public string? PageType { get; init; }

    /// <summary>The cluster whose near-duplicates are looked for, or null.</summary>
    public string? Story { get; init; }

    /// <summary>The first day of publication, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication, or null.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether near-duplicates are left out.</summary>
    public bool HidesCopies { get; init; }

    /// <summary>What stands first.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The page of the hits, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The place of the page's first hit among all, from 1.</summary>
    public int First => ((Page - 1) * PageSize) + 1;

    /// <summary>Whether anything narrows the articles.</summary>
    public bool IsOpen => (this with { Sort = default, Page = 1 }).Url(string.Empty).Length == 0;

    /// <summary>The address of the search.</summary>
    public string SearchUrl => Url("/search");

    /// <summary>The address of the trends of the same articles.</summary>
    public string TrendsUrl => (this with { Sort = default, Page = 1 }).Url("/trends");

    /// <summary>The fields of an address that are read.</summary>
    internal static IReadOnlyList<QueryField> QueryFields { get; } =
    [
        QueryField.Text("q"),
        QueryField.Text("entity", repeats: true),
        QueryField.Text("language"),
        QueryField.Text("site"),
        QueryField.OneOf("sentiment", [.. Enum.GetValues<SentimentLabel>().Select(label => label.ToString().ToLowerInvariant())]),
        QueryField.Text("subject", repeats: true),
        QueryField.Text("genre"),
        QueryField.Text("provider"),
        QueryField.OneOf("urgency", [.. Enumerable.Range(1, MaxUrgency).Select(number => number.ToString(CultureInfo.InvariantCulture))]),
        QueryField.OneOf("type", [.. Enum.GetNames<PageType>().Select(name => name.ToLowerInvariant())]),
        QueryField.Text("story"),
        new("from", "must be a day: 2026-11-24", value => Day(value) is not null),
        new("to", "must be a day: 2026-11-24", value => Day(value) is not null),
        QueryField.OneOf("copies", "hide"),
        QueryField.OneOf("sort", [.. Enum.GetValues<SearchSort>().Select(NameOf)]),
        Paging.QueryField,
    ];

    /// <summary>The error in two valid days; null if there is none.</summary>
    internal static string? DaysFault(IQueryCollection query) =>
        Day(query["from"]) > Day(query["to"]) ? "The day 'from' is after the day 'to'. Exchange them." : null;

    /// <summary>Reads an address.</summary>
    public static SearchState Read(IQueryCollection query) => new()
    {
        Text = query["q"].ToString(),
        Entities = Values(query["entity"]),
        Subjects = Values(query["subject"]),
        Genre = Value(query["genre"]),
        Provider = Value(query["provider"]),
        Urgency = int.TryParse(query["urgency"], NumberStyles.None, CultureInfo.InvariantCulture, out var urgency) ? urgency : null,
        PageType = Value(query["type"]),
        Language = Value(query["language"]),
        Site = Value(query["site"]),
        Sentiment = Value(query["sentiment"]),
        Story = Value(query["story"]),
        From = Day(query["from"]),
        To = Day(query["to"]),
        HidesCopies = query["copies"] == "hide",
        Sort = Enum.GetValues<SearchSort>().FirstOrDefault(sort => NameOf(sort) == query["sort"]),
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, MaxPage)
            : 1,
    };

    /// <summary>The search for a page of hits.</summary>
    public SearchQuery ToQuery() => ToFilter() with { Sort = Sort, Skip = First - 1, Top = PageSize, Facets = true };

    /// <summary>The articles alone, without order and page.</summary>
    public SearchQuery ToFilter() => new()
    {
        Text = Text,
        Entities = Entities,
        Language = Language,
        SiteName = Site,
        Sentiment = Sentiment,
        Subjects = Subjects,
        Genre = Genre,
        Provider = Provider,
        Urgency = Urgency,
        PageType = PageType,
        ClusterId = Story,
        PublishedFrom = StartOf(From),
        // The last day of the calendar has no next.
        PublishedBefore = To == DateOnly.MaxValue ? null : StartOf(To?.AddDays(1)),
        HideDuplicates = HidesCopies,
    };

    /// <summary>The number of pages of so many hits.</summary>
    public static int PagesOf(long total) => (int)Math.Min(MaxPage, (total + PageSize - 1) / PageSize);

    /// <summary>How a sort is called in the address.</summary>
    public static string NameOf(SearchSort sort) => sort.ToString().ToLowerInvariant();

    /// <summary>A day as the address and date fields have it.</summary>
    public static string? NameOf(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The same with one more entity.</summary>
    public SearchState With(string entity) =>
        Entities.Contains(entity, StringComparer.OrdinalIgnoreCase) ? this : this with { Entities = [.. Entities, entity], Page = 1 };

    /// <summary>The same without one entity.</summary>
    public SearchState Without(string entity) =>
        this with { Entities = [.. Entities.Where(other => !string.Equals(other, entity, StringComparison.OrdinalIgnoreCase))], Page = 1 };

    /// <summary>The same with one more subject.</summary>
    public SearchState About(string subject) =>
        Subjects.Contains(subject, StringComparer.OrdinalIgnoreCase) ? this : this with { Subjects = [.. Subjects, subject], Page = 1 };

    /// <summary>The same without one subject.</summary>
    public SearchState NotAbout(string subject) =>
        this with { Subjects = [.. Subjects.Where(other => !string.Equals(other, subject, StringComparison.OrdinalIgnoreCase))], Page = 1 };

    /// <summary>The same in a time.</summary>
    public SearchState Within(DateTimeOffset from, DateTimeOffset before) => this with
    {
        From = DateOnly.FromDateTime(from.UtcDateTime),
        To = DateOnly.FromDateTime(before.UtcDateTime.AddTicks(-1)),
        Page = 1,
    };

    /// <summary>The filters that are in a form's hidden fields, since links set them: by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> HiddenFields()
    {
        foreach (var entity in Entities)
        {
            yield return new("entity", entity);
        }

        foreach (var subject in Subjects)
        {
            yield return new("subject", subject);
        }

        (string, string?)[] single =
        [
            ("language", Language), ("site", Site), ("sentiment", Sentiment), ("genre", Genre), ("provider", Provider),
            ("urgency", Urgency?.ToString(CultureInfo.InvariantCulture)), ("type", PageType), ("story", Story),
        ];
        foreach (var (name, value) in single)
        {
            if (value is not null)
            {
                yield return new(name, value);
            }
        }
    }

    /// <summary>The state as an address under a path.</summary>
    public string Url(string path) => path + QueryString.Create(Fields());

    private IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        if (Text.Length > 0)
        {
            yield return new("q", Text);
        }

        foreach (var (name, value) in HiddenFields())
        {
            yield return new(name, value);
        }

        if (From is not null)
        {
            yield return new("from", NameOf(From));
        }

        if (To is not null)
        {
            yield return new("to", NameOf(To));
        }

        if (HidesCopies)
        {
            yield return new("copies", "hide");
        }

        if (Sort != default)
        {
            yield return new("sort", NameOf(Sort));
        }

        if (Page > 1)
        {
            yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static List<string> Values(StringValues texts) =>
        [.. texts.Select(Value).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxEntities)];

    private static string? Value(string? text) => text?.Trim() is { Length: > 0 and <= MaxValue } value ? value : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? StartOf(DateOnly? day) =>
        day is { } value ? new DateTimeOffset(value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
