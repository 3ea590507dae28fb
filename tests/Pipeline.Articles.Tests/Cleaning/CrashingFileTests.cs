using Articles.Extraction.Tests.Formats.Archives;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Reading.Processes;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>A file that ends its reader is on record, and is left alone until it changes.</summary>
public sealed class CrashingFileTests : IDisposable
{
    private const string Name = "bridge.pdf";
    private readonly MemoryPipeline _pipeline = new(MemoryPipeline.Queued, ("Reading:MaxReaderMemory", "100000000"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("overflow", "reader-crashed")]
    [InlineData("allocate", "reader-memory")]
    public async Task It_is_rejected_with_the_reason_and_the_next_file_is_cleaned(string says, string code)
    {
        _pipeline.Inbox.Drop(Name, ReaderFile.That(says));

        await _pipeline.CleaningStep.RunAsync(Name, Token);
        await _pipeline.DropAsync("next.txt", Some.ArticleText, Token);

        var row = _pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Rejected);
        row.Reason.ShouldNotBeNull().Code.ShouldBe(code);
        row.Attempts.ShouldBe(0);
        _pipeline.Ledger["next.txt"].Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task It_is_not_read_again_at_the_next_start_nor_by_reprocessing()
    {
        _pipeline.Inbox.Drop(Name, ReaderFile.That("exit 1"));
        await _pipeline.CleaningStep.RunAsync(Name, Token);

        await _pipeline.OtherHostsCleaningStep.RunAsync(Name, Token);
        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);

        _pipeline.Inbox.Opened.ShouldBe(1);
        _pipeline.Rounds.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_that_holds_it_is_not_read_again_either()
    {
        _pipeline.Inbox.Drop(
            "a.zip", Compressed.Zip((Name, ReaderFile.That("exit 1")), ("b.txt", System.Text.Encoding.UTF8.GetBytes(Some.ArticleText))));
        await _pipeline.CleaningStep.RunAsync("a.zip", Token);

        await _pipeline.OtherHostsCleaningStep.RunAsync("a.zip", Token);

        _pipeline.Inbox.Opened.ShouldBe(1);
        _pipeline.Ledger["a.zip"].Stage.ShouldBe(ArticleStage.Expanded);
        _pipeline.Cleaned.All.ShouldHaveSingleItem().Part.ShouldBe("b.txt");
    }

    [Fact]
    public async Task It_is_read_again_when_it_has_changed()
    {
        _pipeline.Inbox.Drop(Name, ReaderFile.That("exit 1"));
        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Inbox.Drop(Name, ReaderFile.That("say " + Some.ArticleText));
        await _pipeline.CleaningStep.RunAsync(Name, Token);

        _pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Cleaned);
    }
}
