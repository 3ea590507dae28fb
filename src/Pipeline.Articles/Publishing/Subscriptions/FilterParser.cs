using System.Globalization;
using System.Text.Json;
using Articles.TextAnalytics.Aliases;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// Reads a filter: an object whose fields must all hold. A list of values holds if one of them does. <c>all</c> and <c>any</c> have lists
/// of filters, <c>not</c> has one filter. Letter case of values does not matter.
/// </summary>
internal sealed class FilterParser(SpecReader reader)
{
    /// <summary>The maximum nesting of filters.</summary>
    public const int MaxDepth = 8;

    public const string Duplicate = "duplicate";

    private const int MaxShown = 5;

    // The IPTC's urgencies and priorities go from 1 to 9: https://cv.iptc.org/newscodes/urgency/ leaves 9 to its user.
    private const int MaxUrgency = 9;

    /// <summary>Every field that a filter may have.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "languages", "entities", "keyPhrases", "sentiments", "sentimentScores", "sites", "sources", "pageTypes", "subjects", "genres",
        "keywords", "providers", "places", "sluglines", "urgencies", "priorities", "minWords", "maxWords",
        "publishedFrom", "publishedBefore", "publishedWithin", Duplicate, "story",
        GroupCondition.All, GroupCondition.Any, GroupCondition.Not,
    ];

    /// <summary>The labels that have a score.</summary>
    public static readonly IReadOnlyList<string> Scores = ["positive", "neutral", "negative"];

    private static readonly string[] Bounds = ["min", "max"];

    /// <summary>Whether the filter has a condition on duplicates.</summary>
    public bool AsksForDuplicates { get; private set; }

    public GroupCondition Parse(JsonElement filter, string path, int depth = 1)
    {
        if (depth > MaxDepth)
        {
            reader.Fail(path, $"is nested too deep: at most {MaxDepth} filters may be nested");
            return new GroupCondition(GroupCondition.All, []);
        }

        var faults = reader.Faults.Count;
        var fields = reader.Fields(filter, path, Fields).ToList();
        var group = new GroupCondition(
            GroupCondition.All, [.. fields.SelectMany(field => Parse(field.Name, field.Value, $"{path}.{field.Name}", depth))]);
        if (reader.Faults.Count == faults)
        {
            CheckBounds(fields.ToDictionary(field => field.Name, field => field.Value), path);
        }

        return group;
    }

    /// <summary>With bounds that exclude everything, a subscription would silently get nothing.</summary>
    private void CheckBounds(Dictionary<string, JsonElement> fields, string path)
    {
        if (fields.TryGetValue("minWords", out var least) && fields.TryGetValue("maxWords", out var most)
            && reader.Count(least, path) > reader.Count(most, path))
        {
            reader.Fail(path, "has minWords above maxWords, so no article matches");
        }

        if (fields.TryGetValue("publishedFrom", out var from) && fields.TryGetValue("publishedBefore", out var before)
            && reader.Time(from, path) >= reader.Time(before, path))
        {
            reader.Fail(path, "has publishedFrom no earlier than publishedBefore, so no article matches");
        }
    }

    /// <summary>A nested filter. If its filter has only one condition, it needs no group.</summary>
    private Condition ParseInner(JsonElement filter, string path, int depth)
    {
        var group = Parse(filter, path, depth);
        return group.Parts is [var only] ? only : group;
    }

    private IEnumerable<Condition> Parse(string field, JsonElement value, string path, int depth) => field switch
    {
        "languages" => OneOf(
            field, reader.Texts(value, path, "ISO 639-1 codes, such as en", LanguageCode.Fault), article => [article.Language]),
        "sites" => OneOf(field, reader.Texts(value, path, "publications' names"), article => [article.SiteName]),
        "sources" => OneOf(field, reader.Texts(value, path, "news agencies, such as AP"), article => [article.Source]),
        "keyPhrases" => OneOf(field, reader.Texts(value, path, "key phrases"), article => article.KeyPhrases),
        "entities" => Entities(field, reader.Texts(
            value, path, "entities, each a Name, a Category:Name or a Category:*", EntityReference.Fault)),
        "pageTypes" => OneOf(field, Choices<PageType>(value, path, "page types"), article => [article.PageType]),
        "subjects" => Subjects(field, reader.Texts(
            value, path, "subjects, each a name, such as sport, or a code, such as medtop:15000000", SubjectReference.Fault)),
        "genres" => OneOf(field, reader.Texts(value, path, "genres, such as Feature or genre:Feature"), article =>
            [.. (article.Wire?.Genres ?? []).SelectMany(GenreTerms)]),
        "keywords" => OneOf(field, reader.Texts(value, path, "keywords"), article => article.Wire?.Keywords ?? []),
        "providers" => OneOf(field, reader.Texts(value, path, "providers, as their items name them"), article => [article.Wire?.Provider]),
        "places" => OneOf(field, reader.Texts(value, path, "places, as items name them"), article => article.Wire?.Places ?? []),
        "sluglines" => Sluglines(field, reader.Texts(value, path, "beginnings of sluglines")),
        "urgencies" => OneOf(field, reader.Numbers(value, path, MaxUrgency), article => [Show(article.Wire?.Urgency)]),
        "priorities" => OneOf(field, reader.Numbers(value, path, MaxUrgency), article => [Show(article.Wire?.Priority)]),
        "sentiments" => Sentiments(field, value, path),
        "sentimentScores" => SentimentScores(value, path),
        "minWords" => Words(field, reader.Count(value, path), (words, bound) => words >= bound),
        "maxWords" => Words(field, reader.Count(value, path), (words, bound) => words <= bound),
        "publishedFrom" => Published(field, reader.Time(value, path), (published, bound) => published >= bound),
        "publishedBefore" => Published(field, reader.Time(value, path), (published, bound) => published < bound),
        "publishedWithin" => PublishedWithin(field, reader.Age(value, path)),
        Duplicate => IsDuplicate(field, reader.Flag(value, path)),
        "story" => IsOfStory(field, reader.Choice<StoryState>(value, path)),
        GroupCondition.Not => [new GroupCondition(field, [ParseInner(value, path, depth + 1)])],
        GroupCondition.All or GroupCondition.Any => [new GroupCondition(
            field, [.. reader.Items(value, path, "filters").Select((part, index) => ParseInner(part, $"{path}[{index}]", depth + 1))])],
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A filter has no such field."),
    };

    /// <summary>
    /// The accepted names of a genre in a filter: its name, its code, and the code with its vocabulary (the IPTC's if none is given).
    /// </summary>
    private static string?[] GenreTerms(WireSubject genre) =>
        [genre.Name, genre.Code, (genre.Code ?? genre.Name) is { } term ? $"{genre.Scheme ?? "genre"}:{term}" : null];

    private static IEnumerable<Condition> OneOf(
        string field, IReadOnlyList<string> wanted, Func<EnrichedArticle, IReadOnlyList<string?>> values)
    {
        var accepted = wanted.ToHashSet(StringComparer.OrdinalIgnoreCase);
        yield return new FieldCondition(field, string.Join(", ", wanted), article =>
        {
            var own = values(article);
            var found = own.FirstOrDefault(value => value is not null && accepted.Contains(value));
            return (found is not null, found ?? Show(own));
        });
    }

    /// <summary>An entity by its name, by a form of it that the text has, or by another name of a well-known one ("US", "U.S.").</summary>
    private static IEnumerable<Condition> Entities(string field, IReadOnlyList<string> wanted)
    {
        var aliases = new EntityAliases();
        var accepted = wanted.Concat(wanted.Select(UsualName)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        yield return new FieldCondition(field, string.Join(", ", wanted), article =>
        {
            var found = article.Entities.FirstOrDefault(entity =>
                accepted.Contains($"{entity.Category}:*") || IsAccepted(entity, entity.Name)
                    || entity.Mentions.Any(mention => IsAccepted(entity, mention.Text)));
            return (found is not null, found is null ? Show([.. article.Entities.Select(Named)]) : Named(found));
        });

        bool IsAccepted(ArticleEntity entity, string name) => accepted.Contains(name) || accepted.Contains($"{entity.Category}:{name}");

        string UsualName(string reference)
        {
            var name = reference.IndexOf(':', StringComparison.Ordinal) + 1;
            return aliases.Find(reference[name..]) is { } alias ? reference[..name] + alias.Name : reference;
        }

        static string Named(ArticleEntity entity) => $"{entity.Category}:{entity.Name}";
    }

    /// <summary>A subject of an article, or a broader subject of one.</summary>
    private static IEnumerable<Condition> Subjects(string field, IReadOnlyList<string> wanted)
    {
        yield return new FieldCondition(field, string.Join(", ", wanted), article =>
        {
            var own = article.Wire?.Subjects ?? [];
            var found = own.FirstOrDefault(term => wanted.Any(term.Is));
            return (found is not null, found is null ? Show([.. article.Wire?.SubjectNames ?? []]) : found.Name ?? found.Code);
        });
    }

    private static IEnumerable<Condition> Sluglines(string field, IReadOnlyList<string> wanted)
    {
        yield return new FieldCondition(field, string.Join(", ", wanted), article =>
            (wanted.Any(start => article.Wire?.Slugline?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true),
                article.Wire?.Slugline));
    }

    private List<string> Choices<TEnum>(JsonElement value, string path, string items)
        where TEnum : struct, Enum =>
        [.. reader.Items(value, path, items).Select((item, index) => reader.Choice<TEnum>(item, $"{path}[{index}]"))
            .OfType<TEnum>().Select(choice => choice.ToString().ToLowerInvariant())];

    private IEnumerable<Condition> Sentiments(string field, JsonElement value, string path)
    {
        var wanted = reader.Items(value, path, "sentiments")
            .Select((item, index) => reader.Choice<SentimentLabel>(item, $"{path}[{index}]"))
            .OfType<SentimentLabel>()
            .ToHashSet();
        yield return new FieldCondition(
            field,
            string.Join(", ", wanted.Select(label => label.ToString().ToLowerInvariant())),
            article =>
                (article.Sentiment is { } sentiment
                && wanted.Contains(sentiment.Label), article.Sentiment?.Label.ToString().ToLowerInvariant()));
    }

    private IEnumerable<Condition> SentimentScores(JsonElement value, string path) =>
        [.. reader.Fields(value, path, Scores).SelectMany(score => SentimentScore(score.Name, score.Value, $"{path}.{score.Name}"))];

    private IEnumerable<Condition> SentimentScore(string label, JsonElement value, string path)
    {
        var bounds = reader.Fields(value, path, Bounds)
            .ToDictionary(bound => bound.Name, bound => reader.Score(bound.Value, $"{path}.{bound.Name}"));
        var (min, max) = (bounds.GetValueOrDefault("min") ?? 0, bounds.GetValueOrDefault("max") ?? 1);
        if (min > max)
        {
            reader.Fail(path, "has a min above its max");
        }

        yield return new FieldCondition(
            $"sentimentScores.{label}",
            string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
            article =>
            {
                var scores = article.Sentiment?.Scores;
                var score = label switch { "positive" => scores?.Positive, "neutral" => scores?.Neutral, _ => scores?.Negative };
                return (score >= min && score <= max, score?.ToString(CultureInfo.InvariantCulture));
            });
    }

    private static IEnumerable<Condition> Words(string field, int? bound, Func<int, int, bool> holds)
    {
        yield return new FieldCondition(
            field, Number(bound), article => (holds(article.WordCount, bound.GetValueOrDefault()), Number(article.WordCount)));

        static string Number(int? count) => string.Create(CultureInfo.InvariantCulture, $"{count}");
    }

    private static IEnumerable<Condition> Published(string field, DateTimeOffset? bound, Func<DateTimeOffset, DateTimeOffset, bool> holds)
    {
        yield return new FieldCondition(
            field, Show(bound) ?? string.Empty, article =>
                (article.PublishedAt is { } published && holds(published, bound.GetValueOrDefault()), Show(article.PublishedAt)));
    }

    private static IEnumerable<Condition> PublishedWithin(string field, TimeSpan? age)
    {
        yield return new FieldCondition(
            field,
            $"{age}",
            article => article is { PublishedAt: { } published, FirstSeenAt: { } seen }
                ? (seen - published <= age, $"published {Show(published)}, first seen {Show(seen)}")
                : (false, Show(article.PublishedAt)));
    }

    private IEnumerable<Condition> IsDuplicate(string field, bool? wanted)
    {
        AsksForDuplicates = true;
        yield return new FieldCondition(
            field,
            wanted == true ? "true" : "false",
            article => (
                (article.DuplicateOf is not null) == wanted,
                article.DuplicateOf is { } original ? $"a near-duplicate of {original}" : "no near-duplicate"));
    }

    private static IEnumerable<Condition> IsOfStory(string field, StoryState? wanted)
    {
        yield return new FieldCondition(
            field,
            NameOf(wanted),
            article => (article.Story is not null && article.Story == wanted, article.Story is null ? null : NameOf(article.Story)));

        static string NameOf(StoryState? state) => state == StoryState.New ? "new" : "known";
    }

    private static string? Show(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Show(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    private static string? Show(IReadOnlyList<string?> values)
    {
        var known = values.OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(", ", known.Take(MaxShown))
            + (known.Count > MaxShown ? $" and {known.Count - MaxShown} more" : string.Empty);
    }
}
