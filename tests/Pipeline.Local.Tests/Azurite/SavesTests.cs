using System.Diagnostics;
using Azure.Data.Tables;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

/// <summary>
/// Azurite 3.35.0 says that its services are closed while a save that began before is still being written, and LokiJS 1.5.12 takes a save
/// that failed for done: what was acknowledged would be lost at the end.
/// </summary>
public sealed class SavesTests : IDisposable
{
    private const string Key = "written-before-the-end";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-saves-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AzuriteOptions Options => new() { Endpoints = null, DataFolder = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_a_save_holds_that_is_under_way_at_the_end_is_kept() => (await IsKeptAsync("slow")).ShouldBeTrue();

    [Fact]
    public async Task What_a_save_holds_that_has_failed_is_saved_later() => (await IsKeptAsync("failing")).ShouldBeTrue();

    [Fact]
    public async Task What_is_kept_in_memory_is_not_saved_at_the_end()
    {
        await using (var emulator = await EmulatorOnDisk.StartAsync("memory", Options with { InMemory = true }, Token))
        {
            var table = new TableClient(emulator.Endpoints.ConnectionString, "kept");
            await table.CreateAsync(Token);
            await table.AddEntityAsync(new TableEntity("partition", Key), Token);
        }

        File.Exists(Path.Combine(_folder.FullName, "saving")).ShouldBeFalse("all blobs would become one text, of gigabytes");
    }

    private async Task<bool> IsKeptAsync(string disk)
    {
        await using (var emulator = await EmulatorOnDisk.StartAsync(disk, Options, Token))
        {
            var table = new TableClient(emulator.Endpoints.ConnectionString, "kept");
            await table.CreateAsync(Token);
            await table.AddEntityAsync(new TableEntity("partition", Key), Token);
            while (!File.Exists(Path.Combine(_folder.FullName, "saving")))
            {
                await Task.Delay(20, Token);
            }
        }

        await using var server = await AzuriteServer.StartAsync(Options, null, Token);
        return (await new TableClient(server.ConnectionString, "kept").GetEntityIfExistsAsync<TableEntity>("partition", Key, null, Token))
            .HasValue;
    }

    /// <summary>An Azurite whose disk is slow, or fails, or that has none.</summary>
    private sealed class EmulatorOnDisk(Process process, AzuriteUse use) : IAsyncDisposable
    {
        public AzuriteEndpoints Endpoints => use.State.Endpoints;

        public static async Task<EmulatorOnDisk> StartAsync(string disk, AzuriteOptions options, CancellationToken cancellationToken)
        {
            var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, progress: null, cancellationToken);
            var start = AzuriteProcess.Describe(installation, options);
            start.ArgumentList.Insert(0, Path.Combine(AppContext.BaseDirectory, $"{disk}-saves.check.js"));
            start.ArgumentList.Insert(0, "--require");
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("ready ", StringComparison.Ordinal))
                {
                    var use = await AzuriteUse.JoinAsync(
                        AzuriteState.Parse(line["ready ".Length..])!, watch: null, cancellationToken);
                    return new EmulatorOnDisk(process, use.ShouldNotBeNull());
                }
            }

            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(cancellationToken));
        }

        public async ValueTask DisposeAsync()
        {
            await use.DisposeAsync();
            await process.WaitForExitAsync(Token);
            process.ExitCode.ShouldBe(0);
            process.Dispose();
        }
    }
}
