using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Auth;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Azure.Storage.RetryPolicies;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Local.Hosting.Leasing;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>How the host takes messages from the queues of its triggers.</summary>
public sealed class LeaseTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly LeaseOptions Short = new() { Duration = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(10) };
    private readonly MessagesInHand _inHand = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_of_a_host_that_is_gone_comes_again_after_the_lease()
    {
        var queue = await QueueAsync("gone");
        (await TakeAsync(queue)).ShouldHaveSingleItem();

        (await TakeAsync(queue)).ShouldBeEmpty();
        await Task.Delay(Short.Duration + TimeSpan.FromSeconds(0.5), Token);

        (await TakeAsync(queue)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_stays_hidden_for_as_long_as_its_function_runs_and_is_deleted_then()
    {
        var queue = await QueueAsync("long");
        var processor = Processor(queue);
        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();
        (await processor.BeginProcessingMessageAsync(message, Token)).ShouldBeTrue();

        await Task.Delay(2 * Short.Duration, Token);

        (await TakeAsync(queue)).ShouldBeEmpty();
        await processor.CompleteProcessingMessageAsync(message, new FunctionResult(succeeded: true), Token);
        await Task.Delay(Short.Duration + TimeSpan.FromSeconds(0.5), Token);
        (await TakeAsync(queue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_whose_hosts_were_killed_again_and_again_is_not_given_up()
    {
        var queue = await QueueAsync("killed");
        for (var death = 0; death < 6; death++)
        {
            var taken = (await TakeAsync(queue)).ShouldHaveSingleItem();
            await queue.UpdateMessageAsync(taken, TimeSpan.Zero, MessageUpdateFields.Visibility, Token);
        }

        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();

        (await Processor(queue).BeginProcessingMessageAsync(message, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_stop_cuts_short_is_visible_at_once()
    {
        var queue = await QueueAsync("stopped");
        var processor = Processor(queue);
        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();
        await processor.BeginProcessingMessageAsync(message, Token);
        var draining = _inHand.DrainAsync(Short.Grace, Token);

        draining.IsCompleted.ShouldBeFalse();
        await processor.CompleteProcessingMessageAsync(message, new FunctionResult(new OperationCanceledException()), Token);
        await draining;

        (await TakeAsync(queue)).ShouldBeEmpty("a host that stops takes no more");
        (await queue.PeekMessagesAsync(32, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_storage_that_cannot_be_reached_does_not_end_the_host()
    {
        // Nothing listens on the discard port.
        var queue = new LeasedQueue(
            new StorageUri(new Uri("http://127.0.0.1:9/devstoreaccount1/articles-to-enrich")), Credentials(account.ConnectionString),
            Short, _inHand, NullLogger.Instance);

        (await queue.ExistsAsync()).ShouldBeTrue();
        (await queue.GetMessagesAsync(
            16, TimeSpan.FromMinutes(10), new QueueRequestOptions { RetryPolicy = new NoRetry() }, new OperationContext(), Token))
            .ShouldBeEmpty();
    }

    private static StorageCredentials Credentials(string connectionString) => CloudStorageAccount.Parse(connectionString).Credentials;

    private static async Task<List<CloudQueueMessage>> TakeAsync(LeasedQueue queue) =>
        [.. await queue.GetMessagesAsync(16, TimeSpan.FromMinutes(10), new QueueRequestOptions(), new OperationContext(), Token)];

    private LeasedProcessor Processor(LeasedQueue queue) => new(
        new QueueProcessorFactoryContext(queue, NullLoggerFactory.Instance, queue.ServiceClient.GetQueueReference(queue.Name + "-poison"))
        {
            MaxDequeueCount = 5,
            VisibilityTimeout = TimeSpan.FromMinutes(10),
        },
        Short,
        _inHand,
        TimeProvider.System);

    private async Task<LeasedQueue> QueueAsync(string name)
    {
        var storage = CloudStorageAccount.Parse(account.ConnectionString);
        var plain = storage.CreateCloudQueueClient().GetQueueReference("lease-" + name);
        await plain.CreateIfNotExistsAsync(Token);
        await plain.AddMessageAsync(new CloudQueueMessage("an article"), Token);
        return new LeasedQueue(plain.StorageUri, storage.Credentials, Short, _inHand, NullLogger.Instance);
    }
}
