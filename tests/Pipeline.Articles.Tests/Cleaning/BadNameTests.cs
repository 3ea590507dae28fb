using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>Files whose name is none: they are put on record and never opened.</summary>
public sealed class BadNameTests : IDisposable
{
    private const string Name = "../articles-clean/x.json";

    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData(Name)]
    [InlineData("dir/")]
    [InlineData("//lead.txt")]
    [InlineData("a/./b.txt")]
    [InlineData("line\nfeed.txt")]
    public async Task It_is_rejected_for_its_name_and_not_opened(string name)
    {
        await _pipeline.DropAsync(name, Some.ArticleText, Token);
        await _pipeline.CleaningStep.RepeatAsync(name, Token);

        _pipeline.Inbox.Opened.ShouldBe(0);
        _pipeline.Cleaned.All.ShouldBeEmpty();
        var row = _pipeline.Ledger[name];
        row.Stage.ShouldBe(ArticleStage.Rejected);
        row.Name.ShouldBe(name);
        row.SourceETag.ShouldBe("e1");
        row.Reason.ShouldBe(InboxName.Rejection(name));
    }

    [Fact]
    public async Task It_is_found_once_by_the_round_when_no_trigger_told_of_it()
    {
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        _pipeline.Time.Advance(TimeSpan.FromHours(3));

        (await RunAsync()).Unseen.ShouldBe(1);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger[Name].Reason!.Code.ShouldBe("bad-name");
        (await RunAsync()).Sent.ShouldBe(0);
        _pipeline.Inbox.Opened.ShouldBe(0);
    }

    [Fact]
    public async Task It_is_withdrawn_from_the_ledger_when_somebody_removes_it()
    {
        await _pipeline.DropAsync(Name, Some.ArticleText, Token);

        await _pipeline.RemoveAsync(Name, Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task What_an_earlier_version_published_under_such_a_name_is_withdrawn_by_the_round()
    {
        await _pipeline.DropAsync("before.txt", Some.ArticleText, Token);
        var id = ArticleId.FromName(Name);
        var published = _pipeline.Ledger["before.txt"] with { Id = id, Name = Name, SourceETag = "e2" };
        _pipeline.Inbox.Drop(Name, Some.ArticleText);
        await _pipeline.Ledger.UpdateAsync(id, known: null, _ => published, Token);
        _pipeline.Time.Advance(TimeSpan.FromHours(3));

        await RunAsync();
        await _pipeline.RepeatAsync(Token);

        _pipeline.Ledger[Name].Reason!.Code.ShouldBe("bad-name");
        var told = _pipeline.Subscribers.Sent[^1].Event;
        told.GetProperty("type").GetString().ShouldBe("article.withdrawn.v1");
        told.GetProperty("subject").GetString().ShouldBe(id.ToString());
        (await RunAsync()).Sent.ShouldBe(0);
    }

    private Task<ReprocessingReport> RunAsync() => _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
}
