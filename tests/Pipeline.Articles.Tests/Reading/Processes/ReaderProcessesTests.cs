using System.Diagnostics;
using System.Globalization;
using Articles.Extraction.Formats;
using Articles.Extraction.Tests.Formats.Archives;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Tests.Reading.Processes;

/// <summary>What becomes of a file whose reader runs in a process of its own, whatever that one does.</summary>
public sealed class ReaderProcessesTests : IDisposable
{
    private readonly Isolation _isolation = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _isolation.Dispose();

    [Fact]
    public void What_another_process_reads_comes_back()
    {
        var document = _isolation.Read("say Brücke 😀, geöffnet").ShouldHaveSingleItem();

        document.ShouldBe(
            new SourceDocument { Name = "a.pdf", Format = SourceFormat.Pdf, Kind = ContentKind.Text, Content = "Brücke 😀, geöffnet" });
        _isolation.Text("id").ShouldNotBe(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_reader_knows_what_it_reads_and_the_limits() => _isolation.Text("input").ShouldBe("a.pdf a.pdf 0  100");

    [Fact]
    public void A_rejection_comes_back_with_its_code_and_message()
    {
        var reason = _isolation.Rejection("reject The file has no text.");

        reason.ShouldBe(new RejectionReason("no-text", "The file has no text."));
        _isolation.Logger.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("overflow", "reader-crashed", "nests")]
    [InlineData("swallow stack", "reader-crashed", "nests")]
    [InlineData("throw It is broken.", "reader-crashed", "damaged")]
    [InlineData("exit 3", "reader-crashed", "damaged")]
    [InlineData("allocate", "reader-memory", "Reading:MaxReaderMemory")]
    [InlineData("swallow memory", "reader-memory", "Reading:MaxReaderMemory")]
    [InlineData("native", "reader-memory", "Reading:MaxReaderMemory")]
    public void A_file_that_ends_its_reader_twice_is_rejected(string says, string code, string message)
    {
        var reason = _isolation.Rejection(says);

        reason.Code.ShouldBe(code);
        reason.Message.ShouldContain(message);
        reason.Message.ShouldNotContain("broken", customMessage: "what an exception says may be the file's text");
        _isolation.Logger.Entries.Count.ShouldBe(2);
        _isolation.Text("say The next file is read.").ShouldBe("The next file is read.");
    }

    [Fact]
    public async Task A_reader_that_ends_once_gets_another_try()
    {
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var first = int.Parse(_isolation.Text("id"), CultureInfo.InvariantCulture);
        var reading = _isolation.Begin($"wait {sign}");
        Process.GetProcessById(first).Kill();
        await Isolation.UntilAsync(() => _isolation.Processes.Ids is [var id] && id != first);
        await File.WriteAllTextAsync(sign, string.Empty, Token);
        try
        {
            (await reading.WaitAsync(Token)).ShouldHaveSingleItem().Content.ShouldBe("it is there");
        }
        finally
        {
            File.Delete(sign);
        }
    }

    [Fact]
    public void A_file_in_an_archive_is_rejected_by_itself()
    {
        var archive = Compressed.Zip(
            ("good.pdf", ReaderFile.That("say The bridge.")), ("bad.pdf", ReaderFile.That("throw up")),
            ("page.txt", "The river."u8.ToArray()));

        var documents = _isolation.Reader.Read("a.zip", archive, Token).Documents;

        documents.Select(document => (document.Part, document.Content, document.Rejection?.Code))
            .ShouldBe([("good.pdf", "The bridge.", null), ("bad.pdf", string.Empty, "reader-crashed"), ("page.txt", "The river.", null)]);
    }

    [Fact]
    public void What_streams_expand_to_is_on_the_account_of_the_whole_file()
    {
        var archive = Compressed.Zip(("a.pdf", ReaderFile.That("expand 1000")), ("b.pdf", ReaderFile.That("expand 1000")));

        var left = _isolation.Reader.Read("a.zip", archive, Token).Documents
            .Select(document => long.Parse(document.Content, CultureInfo.InvariantCulture)).ToList();

        (left[0] - left[1]).ShouldBeGreaterThanOrEqualTo(1000);
    }

    [Theory]
    [InlineData("spin")]
    [InlineData("wait for ever")]
    public void A_file_that_takes_too_long_is_too_slow_and_its_reader_is_ended(string says)
    {
        using var hasty = new Isolation(new ReadingOptions { MaxTime = TimeSpan.FromSeconds(3) });

        hasty.Rejection(says).Code.ShouldBe("too-slow");

        hasty.Processes.Ids.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends_its_reader()
    {
        var id = int.Parse(_isolation.Text("id"), CultureInfo.InvariantCulture);
        using var cancellation = new CancellationTokenSource();
        using var reader = Process.GetProcessById(id);
        var before = reader.TotalProcessorTime;
        var reading = _isolation.Begin("spin", cancellation.Token);
        await Isolation.UntilAsync(() =>
        {
            reader.Refresh();
            return reader.TotalProcessorTime > before + TimeSpan.FromMilliseconds(200);
        });

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(Token));
        Isolation.IsAlive(id).ShouldBeFalse();
    }

    [Fact]
    public void A_reader_is_used_again()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => _isolation.Text("id"));

        ids.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task There_are_no_more_readers_than_cores()
    {
        var most = 0;
        var readings = Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => _isolation.Begin("work 20")).ToList();
        var all = Task.WhenAll(readings);
        await Isolation.UntilAsync(() =>
        {
            most = Math.Max(most, _isolation.Processes.Ids.Count);
            return all.IsCompleted;
        });

        most.ShouldBeInRange(1, Environment.ProcessorCount);
        (await all).Select(documents => documents.Single().Content).Distinct().Count()
            .ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }

    [Fact]
    public async Task No_reader_is_left_when_the_host_has_stopped()
    {
        _isolation.Text("id");
        var reading = _isolation.Begin("spin");
        var idle = _isolation.Processes.Ids;

        _isolation.Processes.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(Token));
        idle.ShouldNotBeEmpty();
        idle.Where(Isolation.IsAlive).ShouldBeEmpty();
        _isolation.Processes.Ids.ShouldBeEmpty();
        Should.Throw<OperationCanceledException>(() => _isolation.Read("id"));
    }

    [Fact]
    public void A_program_that_is_no_reader_is_named_and_the_file_is_not_rejected()
    {
        using var wrong = new Isolation(launcher: new OtherProgram(new ReaderCommand("dotnet", ["--version"])));

        Should.Throw<ReaderProcessException>(() => wrong.Read("id")).Message.ShouldContain("Program.cs");
    }

    [Fact]
    public void A_program_that_is_not_there_is_named_and_the_file_is_not_rejected()
    {
        using var missing = new Isolation(launcher: new OtherProgram(new ReaderCommand("no-such-program", [])));

        Should.Throw<ReaderProcessException>(() => missing.Read("id")).Message.ShouldContain("no-such-program");
    }

    private sealed class OtherProgram(ReaderCommand command) : IReaderLauncher
    {
        public ReaderCommand Command => command;
    }
}
