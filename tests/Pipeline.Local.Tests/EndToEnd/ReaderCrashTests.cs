using System.Diagnostics;
using System.Text;
using Articles.Extraction.Tests.Formats.Pdf;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Local.Tests.Security;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A file that ends its reader: here somebody ends it from outside, for no file that does may be in the repository.</summary>
public sealed class ReaderCrashTests : IAsyncLifetime
{
    private const string Sentence =
        "The old bridge over the river Hollin will close for nine weeks from Monday, the county council said after its meeting on Tuesday. "
        + "";

    private static readonly string[] Story =
    [
        Sentence.TrimEnd(),
        "Engineers had found cracks in two of its pillars in the spring, and lorries have been sent the long way round by the mill ever "
            + "since.",
        "We would rather close it now than in the middle of the harvest, said Ruth Tanner, who leads the roads committee of the council.",
    ];

    // Time of a processor, which other programs do not lengthen. A reader that has had so much is past its start.
    private static readonly TimeSpan AtWork = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(9);

    private readonly LocalAccount _account = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _account.InitializeAsync();

    public ValueTask DisposeAsync() => _account.DisposeAsync();

    [Fact]
    public async Task A_file_whose_reader_ends_twice_is_rejected_and_a_restart_does_not_read_it_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds processes as Linux has them.");
        var command = new ArticlesCommand(_account.DataFolder, new Dictionary<string, string>
        {
            ["ArticleStorage"] = _account.ConnectionString,
            ["Local__ApiPort"] = "0",
            ["Reading__MaxTime"] = "00:09:00",
        });
        LedgerEntry rejected;
        await using (var serve = command.Start("serve"))
        {
            await serve.ReadLineAsync(Token);
            await _account.DropAsync("endless.pdf", SlowPdf(), Token);
            await _account.DropAsync("beside.html", Page("Beside"), Token);
            await EndReaderAtWorkAsync(serve.Id);
            await EndReaderAtWorkAsync(serve.Id);

            rejected = await SettledAsync("endless.pdf", IsAtItsEnd);
            rejected.Reason.ShouldNotBeNull().Code.ShouldBe("reader-crashed");
            rejected.Reason.Message.ShouldContain("ended its reader twice");
            (await SettledAsync("beside.html", IsAtItsEnd)).Stage.ShouldBe(ArticleStage.Published);
            await serve.SignalAsync("TERM", Token);
            await serve.WaitAsync(Token);
        }

        await using var again = command.Start("serve");
        await again.ReadLineAsync(Token);
        await _account.DropAsync("later.pdf", QuickPdf(), Token);
        (await SettledAsync("later.pdf", IsAtItsEnd)).Stage.ShouldBe(ArticleStage.Published);

        var reader = Sockets.ChildrenOf(again.Id).ShouldHaveSingleItem("a second one would be reading the first file again");
        (await _account.Ledger.FindAsync(ArticleId.FromName("endless.pdf"), Token)).ShouldNotBeNull()
            .CleanedAt.ShouldBe(rejected.CleanedAt);
        await again.SignalAsync("TERM", Token);
        await again.WaitAsync(Token);
        Sockets.CommandLineOf(reader).ShouldBeEmpty("it has ended with the host");
    }

    private static async Task EndReaderAtWorkAsync(int host)
    {
        var reader = 0;
        await UntilAsync(() =>
        {
            reader = Sockets.ChildrenOf(host)
                .FirstOrDefault(
                child =>
                Sockets.CommandLineOf(child).EndsWith(ReaderProcess.Word, StringComparison.Ordinal)
                && Sockets.ProcessorTimeOf(child) > AtWork);
            return Task.FromResult(reader != 0);
        });
        using var process = Process.GetProcessById(reader);
        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    private async Task<LedgerEntry> SettledAsync(string name, Func<LedgerEntry, bool> condition)
    {
        LedgerEntry? row = null;
        await UntilAsync(
            async () => (row = await _account.Ledger.FindAsync(ArticleId.FromName(name), Token)) is not null && condition(row));
        return row!;
    }

    private static bool IsAtItsEnd(LedgerEntry row) => row.Stage is ArticleStage.Published or ArticleStage.Rejected;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var started = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(50, Token))
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(LongestWait);
        }
    }

    private static string Page(string headline) => $"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1><p>"
        + $"{string.Join(' ', Story)}</p></article></body></html>";

    private static byte[] QuickPdf() =>
        RawPdf.Page(RawPdf.Stream($"BT /F 8 Tf 36 700 Td 10 TL {string.Concat(Story.Select(line => $"({line}) Tj T* "))} ET"));

    /// <summary>A page of fifty thousand letters, drawn on fifteen pages: many seconds of work.</summary>
    private static byte[] SlowPdf()
    {
        const int Pages = 15;
        const int FirstPage = 5;
        var kids = string.Join(' ', Enumerable.Range(FirstPage, Pages).Select(number => $"{number} 0 R"));
        var page = Latin("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>> /Contents 4 0 R>>");
        return RawPdf.Of(
        [
            Latin("<</Type /Catalog /Pages 2 0 R>>"),
            Latin($"<</Type /Pages /Kids [{kids}] /Count {Pages}>>"),
            Latin("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"),
            RawPdf.Deflated(Latin($"BT /F 1 Tf 36 830 Td 2 TL {Lines(390)} ET")),
            .. Enumerable.Repeat(page, Pages),
        ]);
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat($"({Sentence}) Tj T* ", count));

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
