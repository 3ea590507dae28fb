using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.Tests.Sqlite;

namespace Pipeline.Search.Tests;

public sealed class IndexRebuildTests : IDisposable
{
    private readonly IndexFile _file = new();
    private readonly StoredArticles _articles;
    private readonly IndexRebuild _rebuild;

    public IndexRebuildTests()
    {
        _articles = new StoredArticles(_file.Time);
        _rebuild = new IndexRebuild(_articles, _articles, TimeProvider.System);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_lost_index_has_every_article_again()
    {
        PutMany(18);
        var result = await RunAsync();
        result.Written.ShouldBe(18);
        result.Removed.ShouldBe(0);
        result.Continuation.ShouldBeNull();
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(18);
    }

    [Fact]
    public async Task What_has_no_document_any_more_is_taken_out_and_what_has_stays()
    {
        PutMany(9);
        await _file.AddAsync(Some.Document("withdrawn long ago"), Some.Document("3", "stale"), Some.Document("withdrawn lately"));
        var result = await RunAsync();
        result.Removed.ShouldBe(2);
        (await _file.FindAsync("stale")).ShouldBeEmpty();
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(9);
    }

    [Fact]
    public async Task An_article_that_is_withdrawn_while_its_page_is_written_does_not_come_back()
    {
        PutMany(4);
        // The second listing is the look after the page.
        _articles.BeforeListing = listing =>
        {
            if (listing == 2)
            {
                _articles.Remove("1");
            }
        };
        await RunAsync();
        (await _file.SearchAsync(string.Empty)).Hits.Select(hit => hit.Name).ShouldBe(["0", "2", "3"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_article_that_is_replaced_while_its_page_is_written_is_there_as_it_is_now()
    {
        PutMany(4);
        _articles.BeforeListing = listing =>
        {
            if (listing == 2)
            {
                _articles.Put("1", sequence: 2, "Replaced.");
                _articles.Put("2", sequence: 1, "Enriched again.");
            }
        };
        await RunAsync();
        (await _file.FindAsync("replaced OR again")).ShouldBe(["1", "2"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_article_that_is_published_while_the_rest_is_swept_stays()
    {
        PutMany(4);
        _articles.BeforeListing = listing =>
        {
            // The listings: page, look after it, sweep.
            if (listing == 3)
            {
                _articles.Put("new");
                _file.AddAsync(Some.Document("new")).GetAwaiter().GetResult();
            }
        };
        await RunAsync();
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task A_newer_revision_that_is_published_meanwhile_is_never_replaced()
    {
        PutMany(4);
        await _file.AddAsync(Some.Document("2", "newest") with { Sequence = 9 });
        await RunAsync();
        (await _file.FindAsync("newest")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_stepped_over_and_named_and_what_the_index_has_of_it_stays()
    {
        PutMany(18);
        await _file.AddAsync(Some.Document("7", "earlier"));
        _articles.Break("3");
        _articles.Break("7");

        var result = await RunAsync();

        result.ShouldSatisfyAllConditions(
            r => r.Written.ShouldBe(16),
            r => r.Removed.ShouldBe(0),
            r => r.UnreadableCount.ShouldBe(2),
            r => r.Unreadable.Select(document => document.Id)
                .ShouldBe([ArticleId.FromName("3"), ArticleId.FromName("7")], ignoreOrder: true),
            r => r.Unreadable.ShouldAllBe(document => document.Reason.Contains("is no document. Delete it.")));
        (await _file.FindAsync("earlier")).ShouldBe(["7"]);
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(17);
    }

    [Fact]
    public async Task A_document_that_breaks_while_its_page_is_written_does_not_hold_the_run_up()
    {
        PutMany(4);
        // The second listing is the look after the page.
        _articles.BeforeListing = listing =>
        {
            if (listing == 2)
            {
                _articles.Put("1", sequence: 2);
                _articles.Break("1");
            }
        };
        (await RunAsync()).Written.ShouldBe(4);
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(4);
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_where_it_was()
    {
        PutMany(18);
        var progress = new List<RebuildProgress>();
        _articles.BeforeListing = listing =>
        {
            if (listing == 5)
            {
                throw new IOException("The storage is away.");
            }
        };
        await Should.ThrowAsync<IOException>(() => _rebuild.RunAsync(_file.Index, null, null, progress.Add, Some.Cancellation));
        progress.Count.ShouldBe(2);
        progress[^1].Share.ShouldBeInRange(0.01, 0.99);
        _articles.BeforeListing = _ => { };

        var result = await _rebuild.RunAsync(_file.Index, progress[^1].Continuation, null, _ => { }, Some.Cancellation);
        result.Written.ShouldBe(10);
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(18);
    }

    [Fact]
    public async Task Only_what_was_written_since_is_read_when_that_is_asked_for()
    {
        PutMany(9);
        _file.Time.Advance(TimeSpan.FromHours(1));
        _articles.Put("late");
        var result = await _rebuild.RunAsync(_file.Index, null, _file.Time.GetUtcNow(), _ => { }, Some.Cancellation);
        result.Written.ShouldBe(1);
        _articles.Reads.ShouldBe(1);
        (await _file.FindAsync(null)).ShouldBe(["late"]);
    }

    [Fact]
    public async Task Beside_a_host_that_publishes_and_withdraws_the_index_ends_with_what_is_stored()
    {
        PutMany(60);
        using var stop = new CancellationTokenSource();
        var host = Task.Run(
            async () =>
            {
                for (var i = 0; i < 120; i++)
                {
                    var name = $"{i * 7 % 80}";
                    if (i % 3 == 0)
                    {
                        _articles.Remove(name);
                        await _file.Index.DeleteAsync([new(ArticleId.FromName(name))], Some.Cancellation);
                    }
                    else
                    {
                        _articles.Put(name, sequence: i + 2);
                        await _file.AddAsync(
                            SearchDocument.From((await _articles.ReadAsync(ArticleId.FromName(name), Some.Cancellation))!.Document));
                    }
                }
            },
            Some.Cancellation);
        await RunAsync();
        await host;

        var stored = new HashSet<ArticleId>();
        for (var (page, isFirst) = (await _articles.ListAsync(null, Some.Cancellation), true); isFirst
            || page.Documents.Count > 0; isFirst = false)
        {
            stored.UnionWith(page.Documents.Select(document => document.Id));
            page = page.Continuation is null ? new CatalogPage([], null) : await _articles.ListAsync(page.Continuation, Some.Cancellation);
        }

        (await _file.Index.ListAsync(null, 1000, Some.Cancellation)).Select(entry => entry.Id).ShouldBe(stored, ignoreOrder: true);
    }

    private Task<RebuildProgress> RunAsync() => _rebuild.RunAsync(_file.Index, null, null, _ => { }, Some.Cancellation);

    private void PutMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _articles.Put($"{i}");
        }
    }
}
