using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Where the SDK gets the clients of the triggers' queues.</summary>
internal sealed class TriggerClients(LeaseOptions options, MessagesInHand inHand, ILogger<LeasedQueue> logger) : AzureComponentFactory
{
    /// <summary>None: a connection string, which <see cref="LocalHost.CheckSettings"/> asks for, has the key.</summary>
    public override TokenCredential CreateTokenCredential(IConfiguration configuration) => null!;

    public override object CreateClientOptions(Type optionsType, object serviceVersion, IConfiguration configuration) =>
        new QueueClientOptions();

    public override object CreateClient(
        Type clientType, IConfiguration configuration, TokenCredential credential, object clientOptions) =>
        new LeasedQueues(((IConfigurationSection)configuration).Value!, (QueueClientOptions)clientOptions, options, inHand, logger);
}
