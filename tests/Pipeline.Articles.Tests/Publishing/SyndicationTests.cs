using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>One story in several files, from the drop to the subscribers.</summary>
public sealed class SyndicationTests : IDisposable
{
    private static readonly string Copy =
        Some.ArticleText.Replace("by the end of the week", "before Friday, the mayor's office said", StringComparison.Ordinal);

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"),
        ("Subscriptions:0:Queue", "everything"),
        ("Subscriptions:1:Name", "once"),
        ("Subscriptions:1:Queue", "once"),
        ("Subscriptions:1:Duplicates", "exclude"),
        ("Subscriptions:2:Name", "echo"),
        ("Subscriptions:2:Queue", "echo"),
        ("Subscriptions:2:Duplicates", "only"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_copy_is_linked_in_document_ledger_index_and_event_and_goes_to_whoever_takes_copies()
    {
        await _pipeline.DropAsync("first.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("copy.txt", Copy, Token);

        Received("everything").ShouldBe(["enriched first.txt 1", "enriched copy.txt 1"]);
        Received("once").ShouldBe(["enriched first.txt 1"]);
        Received("echo").ShouldBe(["enriched copy.txt 1"]);
        var first = ArticleId.FromName("first.txt");
        var copy = ArticleId.FromName("copy.txt");
        _pipeline.Enriched.All.Single(article => article.Id == copy).DuplicateOf.ShouldBe(first);
        _pipeline.Ledger["copy.txt"].DuplicateOf.ShouldBe(first);
        _pipeline.Index.Documents[copy].DuplicateOf.ShouldBe(first.ToString());
        _pipeline.Index.Documents[copy].ClusterId.ShouldBe(_pipeline.Index.Documents[first].ClusterId);
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("duplicateOf").GetString().ShouldBe(first.ToString());
    }

    [Fact]
    public async Task An_article_whose_new_revision_is_a_copy_is_withdrawn_from_whoever_takes_none()
    {
        await _pipeline.DropAsync("first.txt", Some.ArticleText, Token);
        await _pipeline.DropAsync("other.txt", string.Join(' ', Enumerable.Range(0, 80).Select(word => $"something{word} else.")), Token);

        await _pipeline.DropAsync("other.txt", Copy, Token);

        Received("once").ShouldBe(["enriched first.txt 1", "enriched other.txt 1", "withdrawn other.txt 2"]);
        var data = _pipeline.Subscribers.Sent.Last(sent => sent.Queue == "once").Event.GetProperty("data");
        data.GetProperty("reason").GetString().ShouldBe("duplicate");
        data.GetProperty("duplicateOf").GetString().ShouldBe(ArticleId.FromName("first.txt").ToString());
        _pipeline.Ledger["other.txt"].Recipients.ShouldBe(["all", "echo"]);
    }

    [Fact]
    public async Task When_the_original_is_removed_whoever_takes_no_copies_gets_the_earliest_one_that_is_left()
    {
        await _pipeline.DropAsync("first.txt", Some.ArticleText, Token);
        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));
        await _pipeline.DropAsync("copy.txt", Copy, Token);
        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));
        await _pipeline.DropAsync("copy2.txt", Copy, Token);

        await _pipeline.RemoveAsync("first.txt", Token);

        Received("once").ShouldBe(["enriched first.txt 1", "withdrawn first.txt 2", "enriched copy.txt 2"]);
        Received("echo").ShouldBe(["enriched copy.txt 1", "enriched copy2.txt 1", "withdrawn copy.txt 2"]);
        _pipeline.Ledger["copy.txt"].DuplicateOf.ShouldBeNull();
        _pipeline.Ledger["copy.txt"].Stage.ShouldBe(ArticleStage.Published);
        _pipeline.Ledger["copy2.txt"].DuplicateOf.ShouldNotBeNull();
    }

    private IEnumerable<string> Received(string queue) => _pipeline.Subscribers.Sent.Where(sent => sent.Queue == queue).Select(sent =>
    {
        var data = sent.Event.GetProperty("data");
        return $"{sent.Event.GetProperty("type").GetString()!.Split('.')[1]} {data.GetProperty("name").GetString()} "
            + $"{data.GetProperty("sequence").GetInt32()}";
    });
}
