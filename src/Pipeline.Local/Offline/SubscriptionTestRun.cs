using Articles.Extraction;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Redaction;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Local.Offline;

/// <summary>
/// Takes files through reading, cleaning and text analytics, and asks each subscription whether it would get them. Nothing is stored and
/// nothing is sent.
/// </summary>
internal sealed class SubscriptionTestRun(
    ArticleExtractor extractor, CleanerVersion version, ArticleAnalyzer analyzer, ISubscriptions subscriptions, TimeProvider time)
{
    /// <summary>The articles of a file, as if it were dropped now. Whether one is a near-duplicate of another is not known here.</summary>
    public async Task<IReadOnlyList<SubscriptionTest>> RunAsync(InputFile file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        var tests = new List<SubscriptionTest>();
        foreach (var article in extractor.Extract(file.Name, content, cancellationToken))
        {
            tests.Add(await TestAsync(file, article, cancellationToken));
        }

        return tests;
    }

    private async Task<SubscriptionTest> TestAsync(InputFile file, ExtractedArticle extracted, CancellationToken cancellationToken)
    {
        if (extracted.IsRejected)
        {
            return new SubscriptionTest(file.Name, extracted.Part, null, extracted.Rejection, []);
        }

        try
        {
            var cleaned = CleanedArticle.From(extracted, version) with { FirstSeenAt = time.GetUtcNow() };
            var article = await analyzer.EnrichAsync(cleaned, cancellationToken);
            var matches = subscriptions.Current.Select(subscription => subscription.Explain(article));
            return new SubscriptionTest(file.Name, extracted.Part, article.Title, null, [.. matches]);
        }
        catch (NotRedactedException rejected)
        {
            return new SubscriptionTest(file.Name, extracted.Part, null, rejected.Reason, []);
        }
    }
}
