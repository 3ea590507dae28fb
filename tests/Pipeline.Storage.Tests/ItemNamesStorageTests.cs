using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests;

[Collection("Trigger queues")]
public sealed class ItemNamesStorageTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_items_of_a_family_are_listed_with_their_names_the_last_that_each_article_was_given()
    {
        var names = storage.Get<IItemNames>();
        var family = Some.Id.ToString();
        var (bare, unique) = (new KnownItem(Some.Id, "SW", "4711", "1"), new KnownItem(Some.Id, null, "tag:skerry.test,2026:4711", null));
        await names.AddAsync(family, bare, Token);
        await names.AddAsync(family, unique, Token);
        await names.AddAsync(family, bare with { Provider = "Skerry / Wire #1", Id = "sw\\4711?" }, Token);
        await names.AddAsync(family + "1", unique, Token);

        (await names.ListAsync(family, Token).ToListAsync(Token))
            .ShouldBe([bare with { Provider = "Skerry / Wire #1", Id = "sw\\4711?" }, unique], ignoreOrder: true);
        (await names.ListAsync("another", Token).ToListAsync(Token)).ShouldBeEmpty();
    }
}
