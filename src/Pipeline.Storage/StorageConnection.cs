using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Storage;

/// <summary>
/// The connection to the articles' account, from the settings' section <c>ArticleStorage</c>, the connection that the triggers name, in the
/// Functions host's notation: the value itself is a connection string; or <c>blobServiceUri</c>, <c>queueServiceUri</c> and
/// <c>tableServiceUri</c> with an Entra identity (<c>credential=managedidentity</c>, <c>clientId</c>; else
/// <see cref="DefaultAzureCredential"/>). Both at once are refused, because one of them is a mistake. It is not named <c>Storage</c>: the
/// host tries the prefix <c>AzureWebJobs</c> first, and would find its own account.
/// </summary>
internal sealed class StorageConnection
{
    /// <summary>The section's name.</summary>
    public const string Section = "ArticleStorage";

    private const int MaxRetries = 5;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    private readonly string? _connectionString;
    private readonly Dictionary<string, Uri> _addresses = [];
    private readonly TokenCredential? _credential;

    private StorageConnection(string connectionString) => _connectionString = connectionString;

    private StorageConnection(Dictionary<string, Uri> addresses, TokenCredential credential)
    {
        _addresses = addresses;
        _credential = credential;
    }

    /// <summary>Reads the section; no network.</summary>
    /// <exception cref="InvalidOperationException">
    /// Something is missing or wrong; the message names the settings and never their values.
    /// </exception>
    public static StorageConnection From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            if (section.GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).Select(child => Named(child.Key)).ToList()
                is { Count: > 0 } besides)
            {
                throw new InvalidOperationException(
                    $"Two storage accounts are configured: the setting {Section} is a connection string, and {string.Join(", ", besides)} "
                    + "are the addresses of another. Leave one of the two out.");
            }

            return FromConnectionString(section.Value);
        }

        string[] keys = [StorageSettings.BlobServiceUri, StorageSettings.QueueServiceUri, StorageSettings.TableServiceUri];
        var missing = keys.Where(key => string.IsNullOrWhiteSpace(section[key])).ToList();
        if (missing.Count == keys.Length)
        {
            throw new InvalidOperationException(
                (section.Value is null ? "No storage account is configured." : $"The setting {Section} is empty.")
                    + " Set ArticleStorage to a connection string (UseDevelopmentStorage=true for Azurite), or "
                    + "ArticleStorage__blobServiceUri, "
                + "ArticleStorage__queueServiceUri and ArticleStorage__tableServiceUri to the account's addresses to connect with an "
                    + "identity.");
        }

        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"The storage account is only partly configured. Also set {string.Join(" and ", missing.Select(Named))}.");
        }

        return new StorageConnection(keys.ToDictionary(key => key, key => ReadAddress(section, key)), ReadCredential(section));
    }

    public BlobServiceClient CreateBlobs()
    {
        var options = new BlobClientOptions();
        Configure(options.Retry);
        return _connectionString is null
            ? new BlobServiceClient(_addresses[StorageSettings.BlobServiceUri], _credential, options)
            : new BlobServiceClient(_connectionString, options);
    }

    /// <summary>For messages in Base64, which the Functions runtime and its queue triggers decode by default; or unencoded.</summary>
    public QueueServiceClient CreateQueues(QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var options = new QueueClientOptions { MessageEncoding = encoding };
        Configure(options.Retry);
        return _connectionString is null ? new QueueServiceClient(
            _addresses[StorageSettings.QueueServiceUri], _credential, options) : new QueueServiceClient(_connectionString, options);
    }

    public TableServiceClient CreateTables()
    {
        var options = new TableClientOptions();
        Configure(options.Retry);
        return _connectionString is null ? new TableServiceClient(
            _addresses[StorageSettings.TableServiceUri], _credential, options) : new TableServiceClient(_connectionString, options);
    }

    private static StorageConnection FromConnectionString(string connectionString)
    {
        var connection = new StorageConnection(connectionString);
        try
        {
            connection.CreateBlobs();
            connection.CreateQueues();
            connection.CreateTables();
            return connection;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the cause: the SDKs' messages may quote the string, and it holds a key.
            throw new InvalidOperationException(
                "The setting ArticleStorage is not a connection string of a storage account with blobs, queues and tables. Copy it from "
                    + "the portal (Access keys), or use UseDevelopmentStorage=true.");
        }
    }

    private static Uri ReadAddress(IConfigurationSection section, string key) =>
        Uri.TryCreate(section[key], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Query.Length == 0
            ? address
            : throw new InvalidOperationException(
                $"{Named(key)} is not the https address of a storage service, such as https://account.blob.core.windows.net.");

    private static TokenCredential ReadCredential(IConfigurationSection section)
    {
        var clientId = string.IsNullOrWhiteSpace(section[StorageSettings.ClientId]) ? null : section[StorageSettings.ClientId];
        return section[StorageSettings.Credential] switch
        {
            null or "" => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }),
            var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) => new ManagedIdentityCredential(
                clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            _ => throw new InvalidOperationException($"{Named(StorageSettings.Credential)} must be managedidentity, or left out."),
        };
    }

    private static string Named(string key) => $"{Section}__{key}";

    private static void Configure(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = MaxRetries;
        retry.Delay = FirstRetryDelay;
        retry.MaxDelay = MaxRetryDelay;
        retry.NetworkTimeout = AttemptTimeout;
    }
}
