using System.Diagnostics;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Docs;

/// <summary>
/// The machine of somebody who follows the pages: a folder with the repository's samples, on which the sample articles were ingested. What
/// a page tells to type runs in a real shell, as it stands; only <c>dotnet run</c> is the program that is built already, and the API's port
/// is another one.
/// </summary>
public sealed class ReadersMachine : IAsyncLifetime
{
    private const string Api = "127.0.0.1:7080";
    private const string Ingest = "dotnet run -c Release --project src/Pipeline.Local -- ingest tests/articles";

    // dotnet as a reader types it. Of curl, a page does not say --fail; an answer that is an error is one here.
    private const string Dotnet = """
        #!/usr/bin/env bash
        if [ "$1 $2 $3 $4 $5 $6" = 'run -c Release --project src/Pipeline.Local --' ] && [ -f src/Pipeline.Local/Pipeline.Local.csproj ]; then
          shift 6
          PATH="$USUAL_PATH" exec dotnet exec "$ARTICLES" "$@"
        fi
        echo "These tests do not run: dotnet $*" >&2
        exit 64
        """;

    private const string Curl = """
        #!/usr/bin/env bash
        PATH="$USUAL_PATH" exec curl --silent --show-error --fail-with-body "$@"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-docs-");
    private readonly LocalAccount _account = new();
    private CommandResult? _ingested;
    private RunningCommand? _serving;
    private string _api = Api;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Desk => Path.Combine(_folder.FullName, "desk");

    private string Programs => Path.Combine(_folder.FullName, "bin");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Desk);
        foreach (var name in new[] { "src", "tests" })
        {
            Directory.CreateSymbolicLink(Path.Combine(Desk, name), Path.Combine(RepositoryFiles.Root, name));
        }

        File.Copy(Path.Combine(RepositoryFiles.SampleArticles, "harbour-bridge.html"), Path.Combine(Desk, "page.html"));
        Directory.CreateDirectory(Programs);
        foreach (var (name, text) in new[] { ("dotnet", Dotnet), ("curl", Curl) })
        {
            var path = Path.Combine(Programs, name);
            await File.WriteAllTextAsync(path, text, Token);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        await _account.InitializeAsync();
        _ingested = await TypeAsync(Ingest);
    }

    public async ValueTask DisposeAsync()
    {
        if (_serving is not null)
        {
            await _serving.DisposeAsync();
        }

        await _account.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Types a page's commands, and waits for the last to end.</summary>
    internal async Task<CommandResult> TypeAsync(string commands)
    {
        // It was the first that was typed; what was ingested is not dropped again.
        if (commands == Ingest && _ingested is not null)
        {
            return _ingested;
        }

        if (commands.Contains(Api, StringComparison.Ordinal))
        {
            await ServeAsync();
        }

        await using var shell = Start(commands.Replace(Api, _api, StringComparison.Ordinal));
        return await shell.WaitAsync(Token);
    }

    /// <summary>Types a page's commands, the last of which goes on until it is stopped.</summary>
    internal RunningCommand Start(string commands)
    {
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { "-euo", "pipefail", "-c", commands },
            WorkingDirectory = Desk,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["USUAL_PATH"] = Environment.GetEnvironmentVariable("PATH"),
                ["PATH"] = Programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
                ["ARTICLES"] = Path.Combine(AppContext.BaseDirectory, "articles.dll"),
                ["ArticleStorage"] = _account.ConnectionString,
                ["Local__DataFolder"] = _account.DataFolder,
                ["Local__ApiPort"] = "0",
            },
        };
        return new RunningCommand(Process.Start(start)!);
    }

    /// <summary>Where the pages are, of a program that says it.</summary>
    internal static async Task<Uri> PagesAsync(RunningCommand serving)
    {
        const string Label = "Pages: ";
        while (await serving.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(Label, StringComparison.Ordinal))
            {
                return new Uri(line[Label.Length..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException("serve ended without pages.");
    }

    private async Task ServeAsync()
    {
        if (_serving is null)
        {
            _serving = _account.Command.Start("serve", "--port", "0");
            _api = (await PagesAsync(_serving)).Authority;
        }
    }
}
