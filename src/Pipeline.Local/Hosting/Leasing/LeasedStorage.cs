using Microsoft.Azure.WebJobs.Extensions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>The source of the triggers' accounts.</summary>
internal sealed class LeasedStorage(
    IConfiguration configuration, IDelegatingHandlerProvider handlers, LeaseOptions options, MessagesInHand inHand,
    ILogger<LeasedQueue> logger)
    : StorageAccountProvider(configuration, handlers)
{
    public override StorageAccount Get(string name) => new LeasedAccount(base.Get(name), options, inHand, logger);
}
