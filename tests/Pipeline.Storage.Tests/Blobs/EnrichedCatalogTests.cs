using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Searching;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class EnrichedCatalogTests(StorageFixture storage)
{
    private readonly IEnrichedCatalog _catalog = storage.Get<IEnrichedCatalog>();
    private readonly IDocumentStore<EnrichedArticle> _store = storage.Get<IDocumentStore<EnrichedArticle>>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_are_listed_in_the_order_of_their_ids_with_the_etags_that_reading_gives()
    {
        var etags = new Dictionary<ArticleId, string>();
        for (var i = 0; i < 5; i++)
        {
            var article = EnrichedArticle.From(Some.Article(), new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() });
            etags.Add(article.Id, (await _store.TryWriteAsync(article, null, Token))!);
        }

        await storage.Blobs.GetBlobContainerClient(StorageNames.EnrichedArticles).GetBlobClient("not-ours.json")
            .UploadAsync(new BinaryData("{}"), overwrite: true, Token);

        var listed = await ListAsync();
        listed.Select(entry => entry.Id.ToString()).ShouldBe(listed.Select(entry => entry.Id.ToString()).Order(StringComparer.Ordinal));
        var ours = listed.Where(entry => etags.ContainsKey(entry.Id)).ToList();
        ours.Count.ShouldBe(5);
        ours.ShouldAllBe(entry => entry.ETag == etags[entry.Id] && entry.ModifiedAt > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task A_removed_document_is_not_listed()
    {
        var article = EnrichedArticle.From(Some.Article(), new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() });
        var etag = (await _store.TryWriteAsync(article, null, Token)).ShouldNotBeNull();
        await _store.DeleteAsync(article.Id, etag, Token);
        (await ListAsync()).ShouldNotContain(entry => entry.Id == article.Id);
    }

    private async Task<List<CatalogEntry>> ListAsync()
    {
        var listed = new List<CatalogEntry>();
        string? continuation = null;
        do
        {
            var page = await _catalog.ListAsync(continuation, Token);
            listed.AddRange(page.Documents);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return listed;
    }
}
