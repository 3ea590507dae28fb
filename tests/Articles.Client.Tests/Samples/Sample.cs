using System.Diagnostics;

namespace Articles.Client.Tests.Samples;

/// <summary>A sample in another language, while it runs.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Sample(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts one; the test is skipped where its language is missing.</summary>
    /// <param name="file">The file, below <c>docs/samples</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Sample Start(string file, params string[] arguments)
    {
        var program = file.EndsWith(".py", StringComparison.Ordinal) ? "python3" : "node";
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not on the PATH.");
        var start = new ProcessStartInfo(program, [Path.Combine(RepositoryFiles.Root, "docs", "samples", file), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["WEBHOOK_SECRET"] = Signing.Secret, ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        return new Sample(Process.Start(start)!);
    }

    /// <summary>The port that a receiver says it listens on.</summary>
    public async Task<int> PortAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        line.ShouldNotBeNull(line is null ? await _errors : null).ShouldStartWith("Listening on ");
        return int.Parse(line.Trim('.').Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Fails with what the sample said if it has ended by itself.</summary>
    public async Task IsRunningAsync()
    {
        if (_process.HasExited)
        {
            Assert.Fail(await _errors);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
