using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Marks an emulator with its data folder: index and fingerprints are in a data folder, so articles that another folder's host has
/// published there are not found from here. The mark is a container's metadata; the first data folder to create it owns the emulator.
/// </summary>
internal sealed class StorageMark
{
    private const string Container = "article-pipeline-owner";
    private const string IdFile = "storage.id";
    private const string Id = "id";
    private const string Folder = "folder";

    private readonly string _dataFolder;
    private readonly BlobContainerClient _container;

    /// <summary>The mark in an emulator.</summary>
    /// <param name="connectionString">The emulator's.</param>
    /// <param name="dataFolder">The owner.</param>
    public StorageMark(string connectionString, string dataFolder) =>
        (_dataFolder, _container) =
            (Path.GetFullPath(dataFolder), new BlobServiceClient(connectionString).GetBlobContainerClient(Container));

    /// <summary>Marks the emulator as the data folder's, unless it is another's.</summary>
    /// <returns>The other data folder; null if it is this one's.</returns>
    public async Task<string?> ClaimAsync(CancellationToken cancellationToken)
    {
        var own = await OwnMarkAsync(cancellationToken);
        while (true)
        {
            try
            {
                var mark = (await _container.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata;
                return mark.TryGetValue(Id, out var id) && id != own[Id] ? Read(mark) : null;
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                await _container.CreateIfNotExistsAsync(metadata: own, cancellationToken: cancellationToken);
            }
        }
    }

    /// <summary>Marks the emulator as the data folder's, replacing any other mark.</summary>
    public async Task SetAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not null)
        {
            await _container.SetMetadataAsync(await OwnMarkAsync(cancellationToken), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Why another data folder's emulator is not used, and what to do.</summary>
    public static AzuriteException Refusal(AzuriteEndpoints endpoints, string other, string dataFolder) => new(
        $"The storage at {endpoints} belongs to another data folder, {other}: articles published there are in that folder's index, not in "
            + $"that of {dataFolder}. "
        + $"Use that folder (Local__DataFolder={other}), remove ArticleStorage from the settings to get a separate storage, or "
            + "choose this storage explicitly with --storage "
        + "(or the setting Local__ShareStorage=true); `index rebuild` then copies its articles into this index.");

    private static string Read(IDictionary<string, string> mark) =>
        mark.TryGetValue(Folder, out var folder) ? Uri.UnescapeDataString(folder) : "(unknown)";

    /// <summary>Metadata are headers: ASCII.</summary>
    private async Task<Dictionary<string, string>> OwnMarkAsync(CancellationToken cancellationToken)
    {
        await using var file = await LockFile.TakeAsync(Path.Combine(_dataFolder, IdFile), cancellationToken);
        using var reader = new StreamReader(file, Encoding.ASCII);
        var id = (await reader.ReadToEndAsync(cancellationToken)).Trim();
        if (id.Length == 0)
        {
            id = Guid.NewGuid().ToString("N");
            await file.WriteAsync(Encoding.ASCII.GetBytes(id), cancellationToken);
        }

        return new Dictionary<string, string>(StringComparer.Ordinal) { [Id] = id, [Folder] = Uri.EscapeDataString(_dataFolder) };
    }
}
