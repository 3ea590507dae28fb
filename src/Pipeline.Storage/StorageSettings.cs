using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Settings;

namespace Pipeline.Storage;

/// <summary>The settings of the articles' account.</summary>
public static class StorageSettings
{
    /// <summary>
    /// The connection string of the storage account. Without it, the data folder on one machine has its own Azurite, at the usual ports, or at
    /// free ones if another program uses those. To sign in with an identity, set the three addresses instead; both together are an error.
    /// </summary>
    public const string Name = StorageConnection.Section;

    /// <summary>
    /// The account's address for blobs, <c>https://ACCOUNT.blob.core.windows.net</c>, to sign in with an identity. <c>serve</c> and
    /// <c>ingest</c> need a connection string.
    /// </summary>
    public const string BlobServiceUri = "blobServiceUri";

    /// <summary>The account's address for queues.</summary>
    public const string QueueServiceUri = "queueServiceUri";

    /// <summary>The account's address for tables.</summary>
    public const string TableServiceUri = "tableServiceUri";

    /// <summary><c>managedidentity</c>; without it, DefaultAzureCredential finds a credential.</summary>
    public const string Credential = "credential";

    /// <summary>The user-assigned identity's client id.</summary>
    public const string ClientId = "clientId";

    /// <summary>The section.</summary>
    public static SettingsSection Section { get; } =
        SettingsSection.Of(StorageConnection.Section, BlobServiceUri, QueueServiceUri, TableServiceUri, Credential, ClientId);

    /// <summary>Reads them, without network.</summary>
    /// <exception cref="InvalidOperationException">
    /// Something is missing or wrong; the message names the settings and never their values.
    /// </exception>
    public static void Check(IConfiguration configuration) => StorageConnection.From(configuration);
}
