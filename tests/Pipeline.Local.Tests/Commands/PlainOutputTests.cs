using System.Diagnostics;

namespace Pipeline.Local.Tests.Commands;

/// <summary>NO_COLOR (https://no-color.org): in a terminal that would have colours, output is plain.</summary>
public sealed class PlainOutputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-plain-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task A_terminal_gets_no_control_sequence_when_it_wants_none(string noColor, bool hasSequences)
    {
        // script runs a command in a terminal of its own.
        Assert.SkipUnless(File.Exists("/usr/bin/script") && OperatingSystem.IsLinux(), "There is no script of util-linux.");
        var page = Path.Combine(_folder.FullName, "a.html");
        await File.WriteAllTextAsync(
            page, "<h1>Bridge</h1><p>The bridge reopened on Monday, and the first bus crossed it with the crew aboard at noon.</p>", Token);
        var start = new ProcessStartInfo("/usr/bin/script")
        {
            ArgumentList =
            {
                "-qec", $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "articles.dll")}' clean --explain '{page}'", "/dev/null",
            },
            RedirectStandardOutput = true,
            Environment = { ["NO_COLOR"] = noColor, ["TERM"] = "xterm-256color", ["Local__DataFolder"] = _folder.FullName },
        };
        using var terminal = Process.Start(start)!;

        var output = await terminal.StandardOutput.ReadToEndAsync(Token);
        await terminal.WaitForExitAsync(Token);

        output.ShouldContain("Bridge");
        output.Contains("\u001b[1", StringComparison.Ordinal).ShouldBe(hasSequences, output);
    }
}
