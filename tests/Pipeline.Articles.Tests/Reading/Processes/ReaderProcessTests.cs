using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reading.Processes;

/// <summary>What a reader process may do, and when it ends.</summary>
public sealed class ReaderProcessTests : IDisposable
{
    private readonly Isolation _isolation = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _isolation.Dispose();

    [Theory]
    [InlineData("spin")]
    [InlineData("wait for ever")]
    public async Task It_ends_with_its_parent_whatever_it_is_doing(string says)
    {
        var command = new StandInLauncher().Command;
        var start = new ProcessStartInfo(command.FileName, [.. command.Arguments.SkipLast(1), says]) { RedirectStandardOutput = true };
        using var parent = Process.Start(start)!;
        var reader = int.Parse((await parent.StandardOutput.ReadLineAsync(Token))!, CultureInfo.InvariantCulture);
        Isolation.IsAlive(reader).ShouldBeTrue();

        parent.Kill();

        await Isolation.UntilAsync(() => !Isolation.IsAlive(reader));
        await parent.WaitForExitAsync(Token);
    }

    [Fact]
    public void It_has_a_stack_of_its_own_for_what_nests_deep() => _isolation.Text("descend 50000").ShouldBe("50000");

    [Fact]
    public void It_inherits_no_setting()
    {
        Environment.SetEnvironmentVariable("ArticleStorage__ForReaderTests", "AccountKey=secret");

        var names = _isolation.Text("environment").Split('\n');

        names.ShouldContain("PATH");
        names.ShouldNotContain("ArticleStorage__ForReaderTests");
        names.ShouldAllBe(
            name => name.StartsWith("DOTNET_", StringComparison.Ordinal) || name == ReaderEnvironment.Mark
            || Environment.GetEnvironmentVariable(name) != null);
    }

    [Fact]
    public void It_writes_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no limit of this kind.");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var outcome = _isolation.Rejection($"write {path}").Code;

        outcome.ShouldBe("reader-crashed");
        (File.Exists(path) ? new FileInfo(path).Length : 0).ShouldBe(0);
        File.Delete(path);
    }

    [Fact]
    public void What_it_prints_is_not_taken_for_an_answer()
    {
        _isolation.Text("print On standard output.").ShouldBe("On standard output.");
        _isolation.Text("say The next.").ShouldBe("The next.");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGHUP)]
    public async Task A_signal_to_the_whole_group_is_for_its_parent(PosixSignal signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var id = _isolation.Text("id");
        var reading = _isolation.Begin($"wait {sign}");

        using var kill = Process.Start("kill", [$"-{signal.ToString()[3..]}", id]);
        await kill.WaitForExitAsync(Token);
        await File.WriteAllTextAsync(sign, string.Empty, Token);

        (await reading.WaitAsync(Token)).ShouldHaveSingleItem();
        _isolation.Text("id").ShouldBe(id);
        File.Delete(sign);
    }

    [Fact]
    public async Task It_ends_in_good_order_when_its_input_does()
    {
        var command = new StandInLauncher().Command;
        var start =
            new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var reader = Process.Start(start)!;

        reader.StandardInput.Close();

        await reader.WaitForExitAsync(Token);
        reader.ExitCode.ShouldBe(0);
    }
}
