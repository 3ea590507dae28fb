using System.Text.Json;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

/// <summary>Nothing that was found may be left in what is published.</summary>
public sealed class RedactionTests
{
    private const string Mail = "ida.holm@example.org";
    private const string Phone = "+47 555 01 234";
    private const string Person = "Ida Holm";

    private static readonly CleanedArticle Article = Some.Cleaned(
        $"{Person} answers at {Mail} or {Phone}. Holm 👩🏽‍🚒 said so.\n\nIDA HOLM is 25; the year is 2025.",
        title: $"Call {Phone}, says {Person}") with
    {
        Byline = $"{Person} ({Mail})",
        Captions = [$"{Person} at work. Photo: {Mail}"],
        CanonicalUrl = $"https://news.test/by/{Mail}",
        Wire = new WireDetails
        {
            Flavour = "ninjs",
            Provider = Mail,
            Credit = Person,
            Slugline = $"{Person}-FIRE",
            Subjects = [new SubjectTerm("desk", "1", Person)],
            Keywords = [Person, Phone],
            UsageTerms = $"Ask {Mail}",
            EditorsNote = $"Call {Phone}",
            Pictures = [new WirePicture("tag:1", $"{Person} at work", Person, $"https://news.test/{Mail}.jpg")],
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_detected_span_is_left_in_the_document_the_index_or_an_event()
    {
        using var pipeline = Pipeline(except: string.Empty);
        pipeline.Analytics.Abstract = _ => $"In short: write to {Mail}.";

        var article = await pipeline.Analyzer.EnrichAsync(Article, Token);

        string[] published =
        [
            JsonSerializer.Serialize(article, EnrichmentJson.Default.EnrichedArticle),
            SearchDocument.From(article).ToString() + string.Join(' ', SearchDocument.From(article).KeyPhrases)
                + string.Join(' ', SearchDocument.From(article).Entities),
            System.Text.Encoding.UTF8.GetString(
                new EventFactory().CreateEnriched(article, new PipelineVersion(1, 1, 1), "all", new Uri("https://store.test/a.json")).Span),
        ];
        foreach (var document in published)
        {
            foreach (var span in (string[])[Mail, Phone, Person])
            {
                document.ShouldNotContain(span, Case.Insensitive);
            }
        }

        article.Text.Length.ShouldBe(Article.Text.Length);
        article.Text.ShouldContain("year is 2025");
        article.AbstractiveSummary.ShouldBe("In short: write to ********************.");
    }

    [Fact]
    public async Task What_was_found_is_listed_by_place_and_kind_and_asterisks_stand_there()
    {
        using var pipeline = Pipeline(except: string.Empty);

        var article = await pipeline.Analyzer.EnrichAsync(Article, Token);

        var spans = article.PersonalInformation.ShouldNotBeNull();
        spans.Select(span => span.Category).ShouldBe(["Person", "Email", "PhoneNumber", "Person"]);
        spans.ShouldAllBe(span => article.Text.Substring(span.Offset, span.Length).All(c => c == '*'));
    }

    [Fact]
    public async Task No_later_feature_sees_what_is_redacted()
    {
        using var pipeline = Pipeline(except: string.Empty);

        await pipeline.Analyzer.EnrichAsync(Article, Token);

        pipeline.Analytics.Sent.Where(sent => sent.Feature is not ("pii" or "language"))
            .ShouldAllBe(sent => !sent.Document.Text.Contains(Mail));
    }

    [Fact]
    public async Task By_default_what_news_is_about_is_passed_over()
    {
        using var pipeline = Pipeline();

        var article = await pipeline.Analyzer.EnrichAsync(Article, Token);

        article.Title.ShouldBe($"Call **************, says {Person}");
        article.Text.ShouldContain(Person);
    }

    [Fact]
    public async Task Where_it_is_only_listed_the_text_stays()
    {
        using var pipeline = Pipeline(more: ("Enrichment:RedactPii", "false"));

        var article = await pipeline.Analyzer.EnrichAsync(Article, Token);

        article.Text.ShouldBe(Article.Text);
        article.PersonalInformation.ShouldNotBeNull().Select(span => Article.Text.Substring(span.Offset, span.Length))
            .ShouldBe([Mail, Phone]);
    }

    [Fact]
    public async Task What_could_not_be_looked_over_is_rejected_with_the_reason_not_published()
    {
        using var pipeline = Pipeline();
        pipeline.Analytics.ErrorOf = (feature, _) =>
            feature == "pii" ? new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "UnsupportedLanguageCode", "not this one") : null;
        pipeline.Inbox.Drop("bridge.txt", Some.ArticleText);
        await pipeline.CleaningStep.RunAsync("bridge.txt", Token);

        await pipeline.DrainAsync(Token);

        pipeline.Enriched.All.ShouldBeEmpty();
        pipeline.Ledger["bridge.txt"].Stage.ShouldBe(ArticleStage.Rejected);
        pipeline.Ledger["bridge.txt"].Reason.ShouldNotBeNull().Message.ShouldContain("UnsupportedLanguageCode");
    }

    [Fact]
    public async Task What_is_passed_over_does_not_shield_what_stands_in_it()
    {
        const string Link = "https://news.test/write?to=ida.holm@example.org";
        using var pipeline = Pipeline();
        var article = Some.Cleaned($"{Some.ArticleText} Write to us at {Link} today.");
        pipeline.Analytics.Pii = text => new PersonalInformation(
        [
            .. Occurrences(text, Link).Select(at => new TextEntity(Link, "URL", null, at, Link.Length, 0.8)),
            .. Occurrences(text, Mail).Select(at => new TextEntity(Mail, "Email", null, at, Mail.Length, 0.8)),
        ]);

        var enriched = await pipeline.Analyzer.EnrichAsync(article, Token);

        enriched.Text.ShouldContain("https://news.test/write?to=********************");
        enriched.Text.ShouldNotContain(Mail);
    }

    [Fact]
    public async Task Of_two_that_overlap_both_are_masked()
    {
        using var pipeline = Pipeline(except: string.Empty);
        var article = Some.Cleaned($"{Some.ArticleText} Call John Smith Lane 12 now.");
        pipeline.Analytics.Pii = text => new PersonalInformation(
        [
            .. Occurrences(text, "John Smith").Select(at => new TextEntity("John Smith", "Person", null, at, 10, 0.8)),
            .. Occurrences(text, "Smith Lane 12").Select(at => new TextEntity("Smith Lane 12", "Address", null, at, 13, 0.8)),
        ]);

        var enriched = await pipeline.Analyzer.EnrichAsync(article, Token);

        enriched.Text.ShouldEndWith("Call ****************** now.");
    }

    private static MemoryPipeline Pipeline(string? except = null, params (string Key, string Value)[] more)
    {
        (string, string)[] settings = [("Enrichment:Features", "All"), .. more];
        var pipeline = new MemoryPipeline(except is null ? settings : [.. settings, ("Enrichment:PiiExcept", except)]);
        pipeline.Analytics.Pii = text => new PersonalInformation(
        [
            .. new[] { ("Email", Mail), ("PhoneNumber", Phone), ("Person", Person), ("Person", "IDA HOLM") }
                .SelectMany(
                    item => Occurrences(text, item.Item2)
                    .Select(at => new TextEntity(item.Item2, item.Item1, null, at, item.Item2.Length, 0.9)))
                .OrderBy(mention => mention.Offset),
        ]);
        return pipeline;
    }

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
