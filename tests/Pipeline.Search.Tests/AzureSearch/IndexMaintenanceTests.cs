using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests.AzureSearch;

/// <summary><c>index apply</c> over the wire: a new index behind the alias, interrupted anywhere.</summary>
public sealed class IndexMaintenanceTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly StoredArticles _articles;
    private readonly RebuildStates _states = new();
    private CancellationTokenSource _life = new();

    public IndexMaintenanceTests()
    {
        _articles = new StoredArticles(_service.Time);
        for (var i = 0; i < 10; i++)
        {
            _articles.Put($"{i}");
        }
    }

    public void Dispose()
    {
        _service.Dispose();
        _life.Dispose();
    }

    [Fact]
    public async Task A_change_that_needs_a_new_index_is_refused_and_changes_nothing()
    {
        await OutdateAsync();
        var before = _service.Requests.Count;
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => ApplyAsync(allowRebuild: false));
        exception.Message.ShouldContain("--rebuild");
        _service.Requests.Skip(before).ShouldAllBe(request => request.Method == HttpMethod.Get);
    }

    [Fact]
    public async Task A_rebuild_fills_a_new_index_exchanges_it_and_keeps_the_old_one()
    {
        await OutdateAsync();
        var done = await ApplyAsync();
        _service.Aliases["articles"].ShouldBe("articles-v2");
        _service.Documents["articles-v2"].Count.ShouldBe(10);
        _service.Indexes.Keys.ShouldBe(["articles-v1", "articles-v2"]);
        _states.State.ShouldBeNull();
        done[0].ShouldContain("articles-v2");
        (await ApplyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_old_index_goes_at_once_where_that_is_wanted_and_else_with_the_next_rebuild()
    {
        await OutdateAsync();
        await ApplyAsync(dropOld: true);
        _service.Indexes.Keys.ShouldBe(["articles-v2"]);
        Outdate("articles-v2");
        await ApplyAsync();
        Outdate("articles-v3");
        await ApplyAsync();
        _service.Indexes.Keys.ShouldBe(["articles-v3", "articles-v4"]);
    }

    [Fact]
    public async Task What_comes_in_while_the_new_index_is_filled_is_written_to_it_after_the_exchange()
    {
        await OutdateAsync();
        _service.Answer = request =>
        {
            if (request.Method == HttpMethod.Put && request.Path.StartsWith("/aliases", StringComparison.Ordinal))
            {
                _service.Time.Advance(TimeSpan.FromMinutes(30));
                _articles.Put("late");
                _articles.Remove("3");
            }

            return null;
        };
        await ApplyAsync();
        _service.Documents["articles-v2"].Keys.ShouldContain(ArticleId.FromName("late").ToString());
        _service.Documents["articles-v2"].Keys.ShouldNotContain(ArticleId.FromName("3").ToString());
    }

    [Fact]
    public async Task Interrupted_at_any_request_it_is_finished_by_the_next_run()
    {
        for (var fatal = 1; ; fatal++)
        {
            using var run = new IndexMaintenanceTests();
            await run.OutdateAsync();
            var first = run._service.Requests.Count;
            run._service.Answer = _ => run._service.Requests.Count == first + fatal ? run.Die() : null;
            var isInterrupted = await run.IsInterruptedAsync();
            run._service.Answer = _ => null;
            if (!isInterrupted)
            {
                fatal.ShouldBeGreaterThan(15, "the requests of a whole run");
                break;
            }

            run._service.Aliases["articles"].ShouldBeOneOf("articles-v1", "articles-v2");
            await run.ApplyAsync();
            run._service.Aliases["articles"].ShouldBe("articles-v2", $"request {fatal}");
            run._service.Documents["articles-v2"].Count.ShouldBe(10, $"request {fatal}");
            run._states.State.ShouldBeNull();
            run._service.Indexes.Keys.ShouldBe(["articles-v1", "articles-v2"]);
        }
    }

    [Fact]
    public async Task A_run_that_goes_on_reads_only_what_was_not_written_yet()
    {
        await OutdateAsync();
        _articles.BeforeListing = listing =>
        {
            if (listing == 3)
            {
                throw new NotSupportedException("The process died here.");
            }
        };
        (await IsInterruptedAsync()).ShouldBeTrue();
        var reads = _articles.Reads;
        _articles.BeforeListing = _ => { };
        _service.Time.Advance(TimeSpan.FromHours(1));
        await ApplyAsync();
        reads.ShouldBe(4);
        // Six in the pages that are left; then all ten are young enough to have come in meanwhile.
        (_articles.Reads - reads).ShouldBe(16);
    }

    [Fact]
    public async Task An_index_that_is_in_use_is_filled_again()
    {
        await _service.Index.UpsertAsync([Some.Document("gone")], Some.Cancellation);
        var result = await RunAsync(Maintenance().RebuildAsync(restart: false, _ => { }, Some.Cancellation));
        result.Written.ShouldBe(10);
        result.Removed.ShouldBe(1);
        _service.Documents["articles-v1"].Count.ShouldBe(10);
        _states.State.ShouldBeNull();
    }

    private async Task<bool> IsInterruptedAsync()
    {
        try
        {
            await ApplyAsync();
            return false;
        }
        catch (Exception exception) when (exception is NotSupportedException or OperationCanceledException)
        {
            _life.Dispose();
            _life = new CancellationTokenSource();
            return true;
        }
    }

    /// <summary>Ends the client's process, as far as the client can tell, and breaks its connection.</summary>
    private HttpResponseMessage Die()
    {
        _life.Cancel();
        throw new NotSupportedException("The process died here.");
    }

    private async Task OutdateAsync()
    {
        await _service.Provisioner.EnsureCreatedAsync(Some.Cancellation);
        _service.Indexes["articles-v1"]["suggesters"] = new System.Text.Json.Nodes.JsonArray();
    }

    private void Outdate(string index) => _service.Indexes[index]["suggesters"] = new System.Text.Json.Nodes.JsonArray();

    private async Task<IReadOnlyList<string>> ApplyAsync(bool allowRebuild = true, bool dropOld = false)
    {
        var plan = await _service.Provisioner.PlanAsync(_life.Token);
        return await RunAsync(Maintenance().ApplyAsync(plan, allowRebuild, dropOld, _ => { }, _life.Token));
    }

    private IndexMaintenance Maintenance() =>
        new(_service.Provisioner, _service.Index, new IndexRebuild(_articles, _articles, TimeProvider.System), _states, _service.Time);

    /// <summary>Lets the clock run until the work is done.</summary>
    private async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            _service.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(2, Some.Cancellation));
        }

        return await work;
    }
}
