using Microsoft.Azure.Cosmos.Table;
using Microsoft.Azure.Storage.Blob;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>The SDK's account with other queues.</summary>
internal sealed class LeasedAccount : StorageAccount
{
    private readonly StorageAccount _account;
    private readonly LeaseOptions _options;
    private readonly MessagesInHand _inHand;
    private readonly ILogger _logger;

    public LeasedAccount(StorageAccount account, LeaseOptions options, MessagesInHand inHand, ILogger logger)
    {
        (_account, _options, _inHand, _logger) = (account, options, inHand, logger);
        (SdkObject, TableSdkObject) = (account.SdkObject, account.TableSdkObject);
    }

    public override CloudBlobClient CreateCloudBlobClient() => _account.CreateCloudBlobClient();

    public override CloudTableClient CreateCloudTableClient() => _account.CreateCloudTableClient();

    public override CloudQueueClient CreateCloudQueueClient() =>
        new LeasedQueueClient(SdkObject.QueueStorageUri, SdkObject.Credentials, _options, _inHand, _logger);
}
