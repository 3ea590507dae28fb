using System.Text.Json;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;

namespace Pipeline.Contracts;

/// <summary>What every store of documents does, the one in memory that other tests rest on and the one in a blob container.</summary>
public abstract class DocumentStoreContract
{
    protected abstract IDocumentStore<CleanedArticle> Store { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_that_is_not_there_reads_as_null()
    {
        var id = Article().Id;

        (await Store.ReadAsync(id, Token)).ShouldBeNull();
        (await Store.FindETagAsync(id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_document_reads_as_it_was_written()
    {
        var article = Article("Ünïcödé 🙂 <b>&</b>\n\nSecond.") with
        {
            Title = "Headline",
            PublishedAt = new DateTimeOffset(2024, 4, 20, 12, 30, 0, TimeSpan.Zero),
            Captions = ["One", "Two"],
        };

        var etag = await Store.TryWriteAsync(article, null, Token);

        var stored = (await Store.ReadAsync(article.Id, Token)).ShouldNotBeNull();
        stored.ETag.ShouldBe(etag);
        (await Store.FindETagAsync(article.Id, Token)).ShouldBe(etag);
        Json(stored.Document).ShouldBe(Json(article));
    }

    [Fact]
    public async Task Of_many_first_writers_exactly_one_wins()
    {
        var article = Article();

        var etags =
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Store.TryWriteAsync(article with { WordCount = i }, null, Token)));

        etags.Count(etag => etag is not null).ShouldBe(1);
        var stored = (await Store.ReadAsync(article.Id, Token)).ShouldNotBeNull();
        stored.ETag.ShouldBe(etags.Single(etag => etag is not null));
        stored.Document.WordCount.ShouldBe(Array.FindIndex(etags, etag => etag is not null));
    }

    [Fact]
    public async Task Of_many_writers_that_know_the_same_version_exactly_one_wins()
    {
        var article = Article();
        var etag = await Store.TryWriteAsync(article, null, Token);

        var etags =
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Store.TryWriteAsync(article with { WordCount = i }, etag, Token)));

        etags.Count(newer => newer is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_version_writes_nothing()
    {
        var article = Article("first");
        var first = await Store.TryWriteAsync(article, null, Token);
        var second = await Store.TryWriteAsync(article with { Text = "second" }, first, Token);

        (await Store.TryWriteAsync(article with { Text = "third" }, first, Token)).ShouldBeNull();

        var stored = (await Store.ReadAsync(article.Id, Token)).ShouldNotBeNull();
        stored.ETag.ShouldBe(second);
        stored.Document.Text.ShouldBe("second");
    }

    [Fact]
    public async Task A_version_of_a_document_that_was_removed_writes_nothing()
    {
        var article = Article();
        var etag = await Store.TryWriteAsync(article, null, Token);
        await Store.DeleteAsync(article.Id, etag!, Token);

        (await Store.TryWriteAsync(article, etag, Token)).ShouldBeNull();

        (await Store.ReadAsync(article.Id, Token)).ShouldBeNull();
        await Store.DeleteAsync(article.Id, etag!, Token);
    }

    [Fact]
    public async Task A_document_that_somebody_wrote_over_is_not_deleted()
    {
        var article = Article();
        var etag = await Store.TryWriteAsync(article, null, Token);
        await Store.TryWriteAsync(article with { Sequence = 2 }, etag, Token);

        await Store.DeleteAsync(article.Id, etag!, Token);

        (await Store.ReadAsync(article.Id, Token)).ShouldNotBeNull().Document.Sequence.ShouldBe(2);
    }

    [Fact]
    public void Each_article_has_an_address_of_its_own()
    {
        var (one, two) = (Article().Id, Article().Id);

        Store.Locate(one).ShouldBe(Store.Locate(one));
        Store.Locate(one).ShouldNotBe(Store.Locate(two));
    }

    /// <summary>An article that no other test has.</summary>
    protected static CleanedArticle Article(string text = "Body.")
    {
        var name = $"{Guid.NewGuid():N}.html";
        return new CleanedArticle
        {
            Id = ArticleId.FromName(name),
            Name = name,
            Revision = Revision.Of("content"u8),
            Sequence = 1,
            Text = text,
            Format = "html",
        };
    }

    private static string Json(CleanedArticle article) => JsonSerializer.Serialize(article);
}
