using System.Globalization;
using System.Text;
using System.Text.Json;
using Articles.Extraction.Tests.Formats.Archives;
using Azure.Storage.Blobs;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>However the program ends, no Azurite is left behind and nothing that was dropped is lost.</summary>
public sealed class StopTests : IDisposable
{
    private const int PagesOfAnArchive = 28;
    private static readonly string[] Archives = ["a.zip", "b.zip", "c.zip", "d.zip"];

    private readonly OwnStorage _storage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_stops_an_ingest_run_with_its_Azurite(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        Assert.SkipWhen(
            IsIgnored(signal),
            "This process ignores the signal (it runs in the background of a shell, or under nohup), and so do its children.");
        await using var ingest = _storage.Command.Start("ingest", RepositoryFiles.SampleArticles);
        await _storage.WaitUntilAzuriteAnswersAsync(Token);

        await ingest.SignalAsync(signal, Token);
        var result = await ingest.WaitAsync(Token);

        result.ExitCode.ShouldBe(ExitCodes.Cancelled, result.Errors);
        result.Errors.ShouldContain("Stopped. The dropped files stay in the inbox");
        (await AzuriteServer.FindAsync(_storage.Endpoints, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("azurite.pid")]
    [InlineData("azurite.json")]
    [InlineData("../index.db")]
    public async Task Ctrl_C_while_the_host_starts_ends_it_with_one_line(string sign)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        Assert.SkipWhen(IsIgnored("INT"), "This process ignores the signal, and so do its children.");
        await using var serve = _storage.Command.Start("serve");
        while (!Path.Exists(Path.Combine(_storage.Options.DataFolder, sign)))
        {
            await Task.Delay(10, Token);
        }

        await serve.SignalAsync("INT", Token);
        var result = await serve.WaitAsync(Token);

        result.ExitCode.ShouldBeOneOf(ExitCodes.Cancelled, ExitCodes.Success);
        result.Errors.ShouldNotContain("Unhandled");
        result.Errors.ShouldNotContain("   at ");
        (await AzuriteServer.FindAsync(_storage.Endpoints, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_killed_program_takes_its_Azurite_with_it_and_loses_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        await using var serve = _storage.Command.Start("serve");
        await serve.ReadLineAsync(Token);
        await new BlobServiceClient(_storage.Endpoints.ConnectionString).GetBlobContainerClient("inbox")
            .UploadBlobAsync("a.txt", new BinaryData("kept"), Token);

        await serve.SignalAsync("KILL", Token);
        await serve.WaitAsync(Token);

        // At once: the one that is still saving has to be waited for.
        await using var next = await AzuriteServer.StartAsync(_storage.Options, null, Token);
        var kept = await new BlobServiceClient(next.ConnectionString).GetBlobContainerClient("inbox").GetBlobClient("a.txt")
            .DownloadContentAsync(Token);
        kept.Value.Content.ToString().ShouldBe("kept");
    }

    [Fact]
    public async Task A_host_that_reads_archives_of_large_pages_stops_amid_them_and_rejects_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        Assert.SkipWhen(IsIgnored("TERM"), "This process ignores the signal, and so do its children.");
        using var folder = new OwnFolder();
        var archive = new BinaryData(
            Compressed.Zip([.. Enumerable.Range(1, PagesOfAnArchive).Select(number => ($"{number}.html", LargePage(number)))]));
        await using var serve = folder.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        var before = serve.ProcessorTime.ShouldNotBeNull();
        await Task.WhenAll(Archives.Select(name => folder.DropAsync(name, archive, Token)));
        while (serve.ProcessorTime - before < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(100, Token);
        }

        var atSignal = serve.ProcessorTime.ShouldNotBeNull();
        await serve.SignalAsync("TERM", Token);
        var result = serve.WaitAsync(Token);
        var after = atSignal;
        while (!result.IsCompleted)
        {
            after = serve.ProcessorTime ?? after;
            await Task.WhenAny(result, Task.Delay(100, Token));
        }

        (await result).ExitCode.ShouldBe(ExitCodes.Success, (await result).Errors);

        // Work in hand has ten seconds, and all of it twenty, on the clock; what a host takes of the processors meanwhile does not depend
        // on the machine's load.
        (after - atSignal).ShouldBeLessThan(TimeSpan.FromSeconds(15) * Environment.ProcessorCount);
        var status = await folder.Command.RunAsync(Token, "status", "--json");
        JsonDocument.Parse(status.Lines.Single()).RootElement.GetProperty("stages").EnumerateArray()
            .Where(stage => stage.GetProperty("stage").GetString() == "rejected")
            .Sum(stage => stage.GetProperty("articles").GetInt64())
            .ShouldBe(0, "what was stopped is read at the next start");
    }

    /// <summary>A megabyte of the elements that real pages have most of.</summary>
    private static byte[] LargePage(int number)
    {
        var page = new StringBuilder($"<title>Page {number}</title><h1>Page {number}</h1>");
        for (var paragraph = 0; page.Length < 950_000; paragraph++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p>In paragraph {paragraph} of <b>page {number}</b> the harbour <i>board</i> says that the <a href=/quay>quay</a> is "
                + $"closed.</p>");
        }

        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>Whether a signal is ignored, which children inherit: bit n - 1 of the mask for signal n.</summary>
    private static bool IsIgnored(string signal)
    {
        const string Field = "SigIgn:";
        var number = signal switch { "HUP" => 1, "INT" => 2, _ => 15 };
        var line = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))
            : null;
        return line is not null && (Convert.ToUInt64(line[Field.Length..].Trim(), 16) & (1UL << (number - 1))) != 0;
    }
}
