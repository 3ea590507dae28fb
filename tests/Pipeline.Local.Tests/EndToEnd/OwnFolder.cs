using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Azurite;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// A data folder of the test's own and nothing configured: the program has its storage in it, at whatever ports are free.
/// </summary>
internal sealed class OwnFolder : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-folder-");

    /// <summary>The data folder.</summary>
    public string DataFolder => _folder.FullName;

    /// <summary>Where its storage emulator keeps its data.</summary>
    public string StorageFolder => Path.Combine(DataFolder, "storage");

    /// <summary>The program, on this folder.</summary>
    public ArticlesCommand Command => CommandWith([]);

    /// <summary>What the storage emulator says of itself; null when none runs.</summary>
    public AzuriteState? Emulator => AzuriteState.Read(StorageFolder);

    /// <summary>The program, on this folder, with settings.</summary>
    public ArticlesCommand CommandWith(Dictionary<string, string> settings) =>
        new(DataFolder, new Dictionary<string,
            string>(settings)
        { ["Local__ApiPort"] = settings.GetValueOrDefault("Local__ApiPort", "0") });

    /// <summary>Makes a file beside the data folder's own.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.CreateSubdirectory("files").FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>
    /// Drops a file, as a crawler does; the emulator has to run. One that was killed may have forgotten the container, and has it again in
    /// a moment.
    /// </summary>
    public Task DropAsync(string name, string text, CancellationToken cancellationToken) =>
        DropAsync(name, new BinaryData(text), cancellationToken);

    /// <inheritdoc cref="DropAsync(string, string, CancellationToken)"/>
    public async Task DropAsync(string name, BinaryData content, CancellationToken cancellationToken)
    {
        while (!await Inbox().ExistsAsync(cancellationToken))
        {
            await Task.Delay(PollInterval, cancellationToken);
        }

        await Inbox().GetBlobClient(name).UploadAsync(content, overwrite: true, cancellationToken);
    }

    /// <summary>Deletes a file, as a person does.</summary>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        await Inbox().DeleteBlobAsync(name, cancellationToken: cancellationToken);

    /// <summary>Waits until an article is in a stage.</summary>
    public async Task<LedgerEntry> WaitForAsync(string name, ArticleStage stage, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ArticleStorage", (string?)Emulator.ShouldNotBeNull().Endpoints.ConnectionString)])
            .Build();
        await using var services = new ServiceCollection().AddPipelineStorage(configuration).BuildServiceProvider();
        var ledger = services.GetRequiredService<ILedger>();
        while (true)
        {
            if (await ledger.FindAsync(ArticleId.FromName(name), cancellationToken) is { } entry && entry.Stage == stage)
            {
                return entry;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Waits until an emulator runs that is not <paramref name="before"/>.</summary>
    public async Task<AzuriteState> WaitForEmulatorAsync(AzuriteState? before, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Emulator is { } now && now.Pid != before?.Pid
                && await AzuriteServer.FindAsync(now.Endpoints, cancellationToken) is not null)
            {
                return now;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Ends the emulator without a chance to save.</summary>
    public async Task<AzuriteState> KillEmulatorAsync(CancellationToken cancellationToken)
    {
        var state = Emulator.ShouldNotBeNull();
        using var kill = Process.Start("kill", ["-KILL", state.Pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        return state;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private BlobContainerClient Inbox() =>
        new BlobServiceClient(Emulator.ShouldNotBeNull().Endpoints.ConnectionString).GetBlobContainerClient(StorageNames.Inbox);
}
