using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests.Blobs;

/// <summary>Former documents are kept with the document, and go with it.</summary>
[Collection("Trigger queues")]
public sealed class FormerRevisionsTests(StorageFixture storage)
{
    private readonly IDocumentStore<CleanedArticle> _documents = storage.Get<IDocumentStore<CleanedArticle>>();
    private readonly IFormerRevisions _former = storage.Get<IFormerRevisions>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_are_listed_first_and_those_over_the_limit_are_dropped()
    {
        var id = Some.Id;
        var etag = await WriteAsync(id, 1, null);
        for (var sequence = 2; sequence <= 4; sequence++)
        {
            await _former.KeepAsync(id, etag, 2, Token);
            etag = await WriteAsync(id, sequence, etag);
        }

        (await ListAsync(id)).ShouldBe([3, 2]);
        (await _documents.ReadAsync(id, Token))!.Document.Sequence.ShouldBe(4);
        await _former.KeepAsync(id, etag, 0, Token);
        (await ListAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_go_with_the_document_and_none_comes_after_it()
    {
        var id = Some.Id;
        var first = await WriteAsync(id, 1, null);
        await _former.KeepAsync(id, first, 5, Token);
        var second = await WriteAsync(id, 2, first);

        await _documents.DeleteAsync(id, second, Token);

        (await ListAsync(id)).ShouldBeEmpty();
        await _former.KeepAsync(id, second, 5, Token);
        await WriteAsync(id, 3, null);
        (await ListAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_that_another_has_written_over_meanwhile_is_not_kept_twice()
    {
        var id = Some.Id;
        var first = await WriteAsync(id, 1, null);
        await WriteAsync(id, 2, first);

        await _former.KeepAsync(id, first, 5, Token);

        (await ListAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keeping_one_changes_neither_the_document_nor_who_may_write_it()
    {
        var id = Some.Id;
        var etag = await WriteAsync(id, 1, null);

        await _former.KeepAsync(id, etag, 5, Token);

        (await _documents.FindETagAsync(id, Token)).ShouldBe(etag);
        (await _documents.TryWriteAsync(Document(id, 2), etag, Token)).ShouldNotBeNull();
    }

    private async Task<string> WriteAsync(ArticleId id, int sequence, string? etag) =>
        (await _documents.TryWriteAsync(Document(id, sequence), etag, Token)).ShouldNotBeNull();

    private async Task<List<int>> ListAsync(ArticleId id) =>
        await _former.ListAsync(id, Token).Select(article => article.Sequence).ToListAsync(Token);

    private static CleanedArticle Document(ArticleId id, int sequence) => new()
    {
        Id = id,
        Name = "a.txt",
        Revision = Revision.Of([(byte)sequence]),
        Sequence = sequence,
        Text = $"Text {sequence}.",
        Format = "text",
    };
}
