using Microsoft.Data.Sqlite;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Sqlite;

public sealed class MigrationTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_file_of_the_first_version_keeps_its_articles_filters_facets_and_words()
    {
        MakeFirstVersion();

        var results = await _file.SearchAsync(new SearchQuery { Text = "steel", Facets = true });
        results.Hits.Select(hit => hit.Name).ShouldBe(["a", "b"], ignoreOrder: true);
        (await _file.FindAsync("tariff")).ShouldBe(["a"]);
        (await _file.FindAsync("\"steel\"")).ShouldBe(["b", "a"], ignoreOrder: true);
        results.Facets["site"].ShouldBe([new FacetCount("The Daily", 1)]);
        results.Facets["language"].ShouldBe([new FacetCount("en", 2)]);
        results.Facets["entity"].ShouldBe([new FacetCount("Location:China", 2), new FacetCount("Person:Xi: the man", 1)]);
        (await Names(new() { Entities = ["xi: the man"] })).ShouldBe(["a"]);
        (await Names(new() { SiteName = "the daily" })).ShouldBe(["a"]);
        (await Names(new() { PublishedFrom = Some.Now.AddDays(-1) })).ShouldBe(["a"]);
        (await Names(new() { Sort = SearchSort.Newest })).ShouldBe(["a", "b"]);
        (await _file.Index.SuggestAsync("tari", 5, Some.Cancellation)).Select(suggestion => suggestion.Text).ShouldBe(["Tariffs on steel"]);
        (await _file.Index.SuggestAsync("chi", 5, Some.Cancellation)).Select(suggestion => suggestion.Text).ShouldBe(["China"]);
        (await _file.Index.ListAsync(null, 10, Some.Cancellation)).ShouldBe(
            [new IndexEntry(ArticleId.FromName("a"), 1, default), new IndexEntry(ArticleId.FromName("b"), 1, default)], ignoreOrder: true);
        _file.Execute("PRAGMA user_version").ShouldBe((long)Schema.Version);
        _file.Execute("PRAGMA integrity_check").ShouldBe("ok");

        async Task<string[]> Names(SearchQuery query) => [.. (await _file.SearchAsync(query)).Hits.Select(hit => hit.Name)];
    }

    [Fact]
    public async Task Letters_that_were_stored_as_they_are_are_found_without_what_makes_them_special()
    {
        MakeFirstVersion();
        _file.Execute("UPDATE article_text SET title = 'Łódź an der Straße, 中\u200B国' WHERE rowid = 1");
        _file.Execute("UPDATE article SET title = 'Łódź an der Straße, 中国' WHERE docid = 1");

        foreach (var query in new[] { "lodz", "\"lodz\"", "title:strasse", "strasse", "中国" })
        {
            (await _file.FindAsync(query)).ShouldBe(["a"], query);
        }

        (await _file.Index.SuggestAsync("lod", 5, Some.Cancellation)).Single().Text.ShouldBe("Łódź an der Straße, 中国");
    }

    [Fact]
    public async Task Articles_of_a_migrated_file_are_replaced_and_removed_as_others_are()
    {
        MakeFirstVersion();
        await _file.AddAsync(Some.Document("a", "copper") with { Sequence = 2, Entities = [new("Location", "Chile")] });
        (await _file.FindAsync("steel")).ShouldBe(["b"]);
        await _file.Index.DeleteAsync([new(ArticleId.FromName("b"))], Some.Cancellation);

        var results = await _file.SearchAsync(new SearchQuery { Facets = true });
        results.Total.ShouldBe(1);
        results.Facets["entity"].ShouldBe([new FacetCount("Location:Chile", 1)]);
    }

    /// <summary>What the first version wrote of two articles.</summary>
    private void MakeFirstVersion()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        Schema.Migrations[0](connection);
        Schema.Execute(
            connection,
            $"""
            PRAGMA application_id = {Schema.ApplicationId};
            PRAGMA user_version = 1;
            PRAGMA journal_mode = WAL;
            INSERT INTO article VALUES
                (1, '{ArticleId.FromName("a")}', 1, 'a', 'Tariffs on steel', 'The Daily', 'the daily', 'en', 'neutral',
                {Some.Now.UtcTicks}, {Some.Now.UtcTicks}),
                (2, '{ArticleId.FromName("b")}', 1, 'b', NULL, NULL, NULL, 'en', NULL, NULL, {Some.Now.AddDays(-9).UtcTicks});
            INSERT INTO article_text (rowid, title, entities, key_phrases, body) VALUES
                (1, 'Tariffs on steel', 'China' || char(10) || 'Xi: the man', '', 'New tariffs.'),
                (2, '', 'China', '', 'More steel.');
            INSERT INTO entity VALUES (1, 'Location:China', 'location:china', 'china'), (2, 'Person:Xi: the man', 'person:xi: the man',
            'xi: the man');
            INSERT INTO article_entity VALUES (1, 1), (1, 2), (2, 1);
            """);
    }
}
