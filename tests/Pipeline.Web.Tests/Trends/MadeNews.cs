using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Web.Tests.Trends;

/// <summary>A year of made articles for the index: subjects that come and go, each with its own people, places and tone.</summary>
internal static class MadeNews
{
    private static readonly (SearchEntity[] Entities, string[] Tones, double Peak, double Width)[] Subjects =
    [
        ([new("Location", "Port Ellery"), new("Organization", "Harbour Board"), new("Person", "Clara Whitfield")],
            ["positive", "positive", "neutral", "mixed"], 0.25, 0.12),
        ([new("Location", "Port Ellery"), new("Organization", "Ferry Workers' Union"), new("Person", "Tom Aldana")],
            ["negative", "negative", "mixed", "neutral"], 0.55, 0.07),
        ([new("Location", "Grenmark"), new("Organization", "Tidal Power Agency"), new("Person", "Ines Okafor"),
            new("Event", "Spring tide")], ["positive", "neutral"], 0.8, 0.2),
        ([new("Location", "Grenmark"), new("Location", "North Sea"), new("Organization", "Coast Guard"), new("Event", "Storm Odile")],
            ["negative", "negative", "mixed"], 0.68, 0.03),
        ([new("Location", "Hollin Bridge"), new("Person", "Alf Greenwood"), new("Organization", "Town Council")], ["neutral", "mixed"],
            0.5, 0.6),
    ];

    /// <summary>The articles; the last of them from the day before.</summary>
    public static IReadOnlyList<SearchDocument> Before(DateTimeOffset now)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 900).Select(number => Article(number, now, random))];
    }

    private static SearchDocument Article(int number, DateTimeOffset now, Random random)
    {
        var (entities, tones, peak, width) = Subjects[random.Next(Subjects.Length)];
        var place = Math.Clamp(peak + (width * (random.NextDouble() + random.NextDouble() - 1)), 0, 0.999);
        // Now and then two subjects meet.
        var others = random.Next(4) == 0 ? Subjects[random.Next(Subjects.Length)].Entities : [];
        return new SearchDocument
        {
            Id = ArticleId.FromName($"made/{number}"),
            Sequence = 1,
            Name = $"made/{number}.html",
            Title = $"{entities[^1].Name} in {entities[0].Name}",
            Text = $"{entities[^1].Name} came to {entities[0].Name}.",
            SiteName = "The Ellery Gazette",
            Language = "en",
            Sentiment = tones[random.Next(tones.Length)],
            PublishedAt = now.AddDays(-1).AddDays(-365 * (1 - place)),
            Entities = [.. entities.Concat(others).Where(_ => random.Next(5) > 0).DistinctBy(entity => entity.Name)],
        };
    }
}
