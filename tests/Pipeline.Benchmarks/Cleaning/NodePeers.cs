using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Articles.Extraction.Formats;
using Pipeline.Local.Azurite;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>
/// The cleaners in JavaScript, in a Node process that does nothing while it is not asked; it times itself, so that pipes cost it nothing.
/// </summary>
internal sealed class NodePeers : IAsyncDisposable
{
    /// <summary>They take part in each third round: jsdom alone takes longer than all the others together.</summary>
    public const int Every = 3;

    private static readonly string[] Names = ["Readability.js + linkedom", "defuddle + linkedom", "Readability.js + jsdom"];

    private readonly Process _process;

    private NodePeers(Process process) => _process = process;

    /// <summary>Installs them (once) and starts them; null, with a line that says why, where there is no Node or no npm registry.</summary>
    public static async Task<NodePeers?> TryStartAsync(IReadOnlyList<SourceDocument> pages, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await InstallAsync("cleaning-peers", cancellationToken);
            var peers = new NodePeers(Start("node", [Path.Combine(folder, "peers.mjs")], folder));
            foreach (var page in pages)
            {
                await peers.AskAsync(JsonSerializer.Serialize(new { page = page.Content }), cancellationToken);
            }

            return peers;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Without the cleaners in JavaScript: {exception.Message}");
            return null;
        }
    }

    /// <summary>Each of them.</summary>
    public IEnumerable<Contender> Contenders(CancellationToken cancellationToken) => Names.Select(name => new Contender(name, async page =>
    {
        using var answer = await AskAsync(JsonSerializer.Serialize(new { run = name, page }), cancellationToken);
        return (answer.RootElement.GetProperty("seconds").GetDouble(), null);
    })
    {
        Every = Every,
    });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Installs, once, what a folder beside the program pins.</summary>
    /// <exception cref="InvalidOperationException">npm did not install it.</exception>
    public static async Task<string> InstallAsync(string name, CancellationToken cancellationToken)
    {
        var source = Path.Combine(AppContext.BaseDirectory, name);
        var files = Directory.GetFiles(source);
        var hash =
            Convert.ToHexStringLower(SHA256.HashData([.. files.Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)]).AsSpan(0, 4));
        var folder = Path.Combine(AzuriteOptions.UserDataFolder, $"{name}-{hash}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var staging = Directory.CreateDirectory($"{folder}-{Environment.ProcessId}.partial").FullName;
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(staging, Path.GetFileName(file)));
        }

        using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], staging);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            Directory.Delete(staging, recursive: true);
            throw new InvalidOperationException($"npm ci ended with {npm.ExitCode}.");
        }

        Directory.Move(staging, folder);
        return folder;
    }

    /// <summary>Starts a program that is talked with by lines.</summary>
    public static Process Start(string program, string[] arguments, string folder) => Process.Start(
        new ProcessStartInfo(program, arguments)
        { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private async Task<JsonDocument> AskAsync(string request, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(request.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return JsonDocument.Parse(
            await _process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException("The cleaners in JavaScript ended before their time."));
    }
}
