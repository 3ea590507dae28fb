using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Azurite;
using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The host processes what its emulator tells it, without a listing.</summary>
public sealed class DropReportsTests : IDisposable
{
    private const string Paragraph =
        "The bridge at Tarnmouth reopened on Monday after nine weeks of repairs, the county council said, and the first lorries crossed it "
        + "before dawn. Traders on the quay said that they had lost a third of their custom while it was shut, and asked for help.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-reports-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_drop_is_published_although_the_inbox_cannot_be_listed()
    {
        var options = new AzuriteOptions { Endpoints = null, InMemory = true, DataFolder = Path.Combine(_folder.FullName, "storage") };
        await using var azurite = await AzuriteServer.StartAsync(options, progress: null, Token);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ArticleStorage"] = azurite.ConnectionString,
            ["Local:DataFolder"] = _folder.FullName,
            ["Search:Path"] = Path.Combine(_folder.FullName, "index.db"),
            ["ReprocessSchedule"] = "0 0 0 1 1 *",
            ["Enrichment:Features"] = "Language",
        }).Build();
        await using var pipeline = await LocalPipeline.StartAsync(
            settings, logToConsole: false, new Progress<string>(), Token, services => services.Decorate<IInbox, UnlistedInbox>());
        var ledger = pipeline.Services.GetRequiredService<ILedger>();

        await new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(StorageNames.Inbox).UploadBlobAsync(
            "bridge.txt", BinaryData.FromString(string.Join("\n\n", Enumerable.Repeat(Paragraph, 3))), Token);

        ArticleStage? stage;
        while ((stage = (await ledger.FindAsync(ArticleId.FromName("bridge.txt"), Token))?.Stage)
            is not (ArticleStage.Published or ArticleStage.Rejected))
        {
            await Task.Delay(50, Token);
        }

        stage.ShouldBe(ArticleStage.Published);
    }

    private sealed class UnlistedInbox(IInbox inbox) : IInbox
    {
        public IAsyncEnumerable<InboxFile> ListAsync(CancellationToken cancellationToken) => throw new IOException("It cannot be listed.");

        public Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken) =>
            inbox.UploadAsync(name, content, cancellationToken);

        public Task<string?> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
            inbox.CreateAsync(name, content, cancellationToken);

        public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => inbox.RemoveAsync(name, cancellationToken);
    }
}
