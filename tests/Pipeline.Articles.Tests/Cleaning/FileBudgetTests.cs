using Articles.Extraction.Limits;
using Articles.Extraction.Tests.Formats.Archives;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>The limits of one file, over all the articles in it.</summary>
public sealed class FileBudgetTests : IDisposable
{
    private const string Name = "pages.zip";
    private readonly MemoryPipeline _pipeline = new(MemoryPipeline.Queued, ("Cleaning:MaxFileElements", "2000"));
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Pages_after_the_files_last_element_are_rejected_each_by_itself_and_those_before_stand()
    {
        var page = "<html><body><article><h1>A bridge</h1>"
            + string.Concat(Some.ArticleText.Split("\n\n").Select(text => $"<p>{text}</p>")) + "</article>";
        var wide = page + string.Concat(Enumerable.Repeat("<hr>", 1_500));
        _pipeline.Inbox.Drop(
            Name, Compressed.Zip(
            ("1.html", wide), ("2.html", wide.Replace("Monday", "Tuesday", StringComparison.Ordinal)), ("3.html", page)));

        await _pipeline.CleaningStep.RunAsync(Name, Token);

        (await RowAsync("1.html")).Stage.ShouldBe(ArticleStage.Cleaned);
        var reason = (await RowAsync("2.html")).Reason!;
        reason.Code.ShouldBe("too-many-elements");
        reason.Message.ShouldContain("Cleaning:MaxFileElements");
        _pipeline.Ledger[Name].Parts.ShouldBe(3);
    }

    [Fact]
    public void Time_at_work_is_taken_off_and_time_between_is_not()
    {
        var budget = new FileBudget(new CleaningOptions { MaxFileTime = TimeSpan.FromMinutes(5) }, _time);
        Work(budget, TimeSpan.FromMinutes(2));
        _time.Advance(TimeSpan.FromHours(1));
        Work(budget, TimeSpan.FromMinutes(2));

        var reason = Should.Throw<ArticleRejectedException>(() => Work(budget, TimeSpan.FromMinutes(2))).Reason;

        reason.Code.ShouldBe("too-slow");
        reason.Message.ShouldContain("Cleaning:MaxFileTime");
        Should.Throw<ArticleRejectedException>(() => Work(budget, TimeSpan.Zero)).Reason.ShouldBe(reason);
    }

    [Fact]
    public void Work_that_is_cancelled_is_not_rejected() => Should.Throw<OperationCanceledException>(
        () => new FileBudget(new CleaningOptions(), _time).Run(_ => 1, new CancellationToken(canceled: true)));

    private void Work(FileBudget budget, TimeSpan duration) => budget.Run(
        token =>
        {
            _time.Advance(duration);
            token.ThrowIfCancellationRequested();
            return 0;
        },
        Token);

    private async Task<LedgerEntry> RowAsync(string part) => (await _pipeline.Ledger.FindAsync(ArticleId.FromPart(Name, part), Token))!;
}
