using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Reading;

namespace Pipeline.Local.Offline;

/// <summary>Takes files through reading, cleaning and text analytics, and asks each subscription whether it would get them. Nothing is stored and nothing is sent.</summary>
internal sealed class SubscriptionTestRun(
    ArticleReader reader, ArticleCleaner cleaner, ArticleAnalyzer analyzer, ISubscriptions subscriptions, TimeProvider time)
{
    /// <summary>The articles of a file, as if it were dropped now. Whether one is a near-duplicate of another is not known here.</summary>
    public async Task<IReadOnlyList<SubscriptionTest>> RunAsync(InputFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
            var tests = new List<SubscriptionTest>();
            foreach (var source in reader.Read(file.Name, content, cancellationToken))
            {
                tests.Add(await TestAsync(file, source, cancellationToken));
            }

            return tests;
        }
        catch (ArticleRejectedException rejected)
        {
            return [new SubscriptionTest(file.Name, null, null, rejected.Reason, [])];
        }
    }

    private async Task<SubscriptionTest> TestAsync(InputFile file, SourceDocument source, CancellationToken cancellationToken)
    {
        try
        {
            var cleaned = cleaner.Clean(source, cancellationToken) with { FirstSeenAt = time.GetUtcNow() };
            var article = await analyzer.EnrichAsync(cleaned, cancellationToken);
            return new SubscriptionTest(file.Name, source.Part, article.Title, null, [.. subscriptions.Current.Select(subscription => subscription.Explain(article))]);
        }
        catch (ArticleRejectedException rejected)
        {
            return new SubscriptionTest(file.Name, source.Part, null, rejected.Reason, []);
        }
    }
}
