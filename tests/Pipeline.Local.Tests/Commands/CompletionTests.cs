using System.Diagnostics;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Commands;

/// <summary>A shell completes a command line by asking the program.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-completion-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("articles cl", "clean")]
    [InlineData("articles poison re", "replay")]
    [InlineData("articles clean --exp", "--explain")]
    [InlineData("articles clean --format m", "markdown")]
    [InlineData("articles list --stage rej", "rejected")]
    [InlineData("articles list --da", "--data")]
    public async Task The_program_says_how_a_line_goes_on(string line, string word)
    {
        var result = await RunAsync($"[suggest:{line.Length}]", line);

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Lines.ShouldContain(word);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _articles articles")]
    [InlineData("zsh", "compdef _articles articles")]
    [InlineData("fish", "complete --command articles")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName articles")]
    public async Task Each_shell_gets_a_script(string shell, string line)
    {
        var result = await RunAsync("completion", shell);

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldContain(line);
    }

    [Fact]
    public async Task Another_shell_is_refused()
    {
        var result = await RunAsync("completion", "tcsh");

        result.ExitCode.ShouldBe(ExitCodes.Usage);
        result.Errors.ShouldContain("'tcsh'");
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/bin/bash"), "There is no bash.");
        var program = Path.Combine(AppContext.BaseDirectory, "articles.dll");
        var script = $$"""
            articles() { dotnet exec "{{program}}" "$@"; }
            source <(articles completion bash)
            COMP_LINE='articles poison re'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(articles poison re); COMP_CWORD=2
            _articles
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script]) { RedirectStandardOutput = true })!;

        var words = await bash.StandardOutput.ReadToEndAsync(Token);
        await bash.WaitForExitAsync(Token);

        words.Trim().ShouldBe("replay");
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        new ArticlesCommand(_folder.FullName, new Dictionary<string, string>()).RunAsync(Token, arguments);
}
