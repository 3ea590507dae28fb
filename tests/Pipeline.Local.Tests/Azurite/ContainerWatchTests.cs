using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

/// <summary>Those who use a data folder's emulator hear of what is written to a container, as from Event Grid in Azure.</summary>
public sealed class ContainerWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-watch-");
    private readonly ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);
    private int _removed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AzuriteOptions Options => new()
    {
        Endpoints = null,
        DataFolder = _folder.FullName,
        Watch = new ContainerWatch("inbox", (name, etag) => _written[name] = etag, () => Interlocked.Increment(ref _removed)),
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Written_blobs_are_told_with_name_and_ETag_and_removals_are_told()
    {
        await using var server = await AzuriteServer.StartAsync(Options, progress: null, Token);
        var inbox = await CreateAsync(server, "inbox");
        var other = await CreateAsync(server, "other");

        await other.UploadBlobAsync("not this one", Bytes("a"), Token);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])
            ["a.txt", "b/c d.html", "100% +1?.txt", "M\u00FCnchen & K\u00F6ln.txt", "\u65E5\u672C\u8A9E\U0001F600.txt"])
        {
            written[name] = ETagOf(await inbox.UploadBlobAsync(name, Bytes(name), Token));
        }

        written["blocks.txt"] = await PutBlocksAsync(inbox.GetBlockBlobClient("blocks.txt"));
        written["a.txt"] = ETagOf(await inbox.GetBlobClient("a.txt").UploadAsync(Bytes("again"), overwrite: true, Token));
        await inbox.DeleteBlobAsync("b/c d.html", cancellationToken: Token);

        await UntilAsync(() => _removed == 1 && _written.GetValueOrDefault("a.txt") == written["a.txt"]);
        _written.ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public async Task Each_user_hears_and_hears_again_from_an_emulator_that_was_killed_and_restarted()
    {
        await using var server = await AzuriteServer.StartAsync(Options, progress: null, Token);
        var inbox = await CreateAsync(server, "inbox");
        var heard = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var watch = new ContainerWatch("inbox", (name, etag) => heard[name] = etag, () => { });
        await using var second = await AzuriteServer.FindOrStartAsync(
            Options with { Endpoints = server.Endpoints, Watch = watch }, progress: null, Token);
        await inbox.UploadBlobAsync("first", Bytes("1"), Token);
        await UntilAsync(() => heard.ContainsKey("first") && _written.ContainsKey("first"));

        Process.GetProcessById(server.ProcessId!.Value).Kill();
        await UntilAsync(() => server.Restarts == 1 && second.Restarts == 1);
        await inbox.CreateIfNotExistsAsync(cancellationToken: Token);
        await inbox.UploadBlobAsync("second", Bytes("2"), Token);

        await UntilAsync(() => heard.ContainsKey("second") && _written.ContainsKey("second"));
    }

    [Theory]
    [InlineData("written a%20b \"0x1\"", "a b=0x1")]
    [InlineData("written a%20b 0x1", "a b=0x1")]
    [InlineData("removed", "removed")]
    [InlineData("using", "")]
    [InlineData("written a", "")]
    [InlineData("", "")]
    public void A_line_is_read_as_it_is_written(string line, string heard)
    {
        var told = new StringBuilder();

        new ContainerWatch("inbox", (name, etag) => told.Append(name + "=" + etag), () => told.Append("removed")).Read(line);

        told.ToString().ShouldBe(heard);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string ETagOf(Azure.Response<BlobContentInfo> written) => written.Value.ETag.ToString().Trim('"');

    private static async Task<BlobContainerClient> CreateAsync(AzuriteServer server, string name) =>
        await new BlobServiceClient(server.ConnectionString).CreateBlobContainerAsync(name, cancellationToken: Token);

    private static async Task<string> PutBlocksAsync(BlockBlobClient blob)
    {
        var id = Convert.ToBase64String("1"u8);
        await blob.StageBlockAsync(id, Bytes("block"), cancellationToken: Token);
        return ETagOf(await blob.CommitBlockListAsync([id], cancellationToken: Token));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, Token);
        }
    }
}
