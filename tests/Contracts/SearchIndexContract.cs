using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Contracts;

/// <summary>
/// What every search index does with what the stages write: the one in memory that other tests rest on, the one in a file and the service's
/// client.
/// </summary>
public abstract class SearchIndexContract
{
    protected abstract ISearchIndex Index { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_listed_before_anything_was_written() =>
        (await Index.ListAsync(after: null, top: 10, Token)).ShouldBeEmpty();

    [Fact]
    public async Task What_was_written_is_listed_with_its_revision()
    {
        var document = Document("a.html") with { Sequence = 3, Revision = Revision.Of("x"u8) };

        await Index.UpsertAsync([document], Token);

        (await Index.ListAsync(after: null, top: 10, Token)).ShouldBe([new IndexEntry(document.Id, 3, document.Revision)]);
    }

    [Fact]
    public async Task A_newer_revision_takes_the_place_of_the_older()
    {
        await Index.UpsertAsync([Document("a.html") with { Sequence = 1 }], Token);
        await Index.UpsertAsync([Document("a.html") with { Sequence = 2 }], Token);

        (await Index.ListAsync(after: null, top: 10, Token)).ShouldHaveSingleItem().Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_removed_is_not_listed_and_removing_it_again_is_no_error()
    {
        var (one, two) = (Document("a.html"), Document("b.html"));
        await Index.UpsertAsync([one, two], Token);

        await Index.DeleteAsync([new IndexDeletion(one.Id)], Token);
        await Index.DeleteAsync([new IndexDeletion(one.Id), new IndexDeletion(Document("never.html").Id)], Token);

        (await Index.ListAsync(after: null, top: 10, Token)).ShouldHaveSingleItem().Id.ShouldBe(two.Id);
    }

    [Fact]
    public async Task Pages_of_the_list_join_without_a_gap_in_the_order_of_the_ids()
    {
        var documents = Enumerable.Range(0, 25).Select(number => Document($"{number}.html")).ToList();
        await Index.UpsertAsync(documents, Token);

        List<IndexEntry> listed = [];
        for (var page = await Index.ListAsync(null, 10, Token); page.Count > 0; page = await Index.ListAsync(listed[^1].Id, 10, Token))
        {
            page.Count.ShouldBeLessThanOrEqualTo(10);
            listed.AddRange(page);
        }

        listed.Select(entry => entry.Id.ToString())
            .ShouldBe(documents.Select(document => document.Id.ToString()).Order(StringComparer.Ordinal));
    }

    private static SearchDocument Document(string name) =>
        new() { Id = ArticleId.FromName(name), Sequence = 1, Name = name, Text = "Body." };
}
