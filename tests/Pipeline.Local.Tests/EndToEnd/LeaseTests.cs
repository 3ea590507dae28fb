using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Logging;
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
        (await processor.BeginAsync(message)).ShouldBeTrue();

        await Task.Delay(2 * Short.Duration, Token);

        (await TakeAsync(queue)).ShouldBeEmpty();
        await processor.CompleteAsync(message, new FunctionResult(succeeded: true));
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
            await queue.HideAsync(taken, TimeSpan.Zero);
        }

        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();

        (await Processor(queue).BeginAsync(message)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_stop_cuts_short_is_visible_at_once()
    {
        var queue = await QueueAsync("stopped");
        var processor = Processor(queue);
        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();
        await processor.BeginAsync(message);
        var draining = _inHand.DrainAsync(Short.Grace, Token);

        draining.IsCompleted.ShouldBeFalse();
        await processor.CompleteAsync(message, new FunctionResult(new OperationCanceledException()));
        await draining;

        (await Should.ThrowAsync<RequestFailedException>(() => TakeAsync(queue), "a host that stops takes no more")).Status.ShouldBe(503);
        (await queue.PeekMessagesAsync(32, Token)).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_arrives_while_the_host_stops_is_visible_at_once()
    {
        var queue = await QueueAsync("late");
        var arriving = new StoppingOnArrival(_inHand);
        var stopping = Queue(queue.Name, account.ConnectionString, arriving);

        (await TakeAsync(stopping)).ShouldBeEmpty();

        (await queue.PeekMessagesAsync(32, Token)).Value.ShouldHaveSingleItem().DequeueCount.ShouldBe(1);
        await _inHand.DrainAsync(Short.Grace, Token);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_reached_does_not_end_the_host()
    {
        // Nothing listens on the discard port.
        var nowhere = account.ConnectionString.Replace(
            new QueueServiceClient(account.ConnectionString).Uri.Authority, "127.0.0.1:9", StringComparison.Ordinal);
        var queue = Queue("articles-to-enrich", nowhere);
        var message = QueuesModelFactory.QueueMessage("1", "a receipt", "an article", dequeueCount: 1);
        var processor = Processor(queue);

        (await queue.ExistsAsync(Token)).Value.ShouldBeTrue();
        // The listener tries again only after a status from 500 on.
        (await Should.ThrowAsync<RequestFailedException>(() => TakeAsync(queue))).Status.ShouldBe(503);
        (await processor.BeginAsync(message)).ShouldBeTrue();
        await processor.CompleteAsync(message, new FunctionResult(succeeded: true));
    }

    [Fact]
    public async Task The_listeners_own_renewal_which_has_only_the_first_receipt_is_told_to_end()
    {
        var queue = await QueueAsync("own");
        var message = (await TakeAsync(queue)).ShouldHaveSingleItem();

        var end = await Should.ThrowAsync<RequestFailedException>(
            () => queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, default(string), TimeSpan.FromMinutes(10), Token));

        (end.Status, end.ErrorCode).ShouldBe((404, "MessageNotFound"));
    }

    private static async Task<List<QueueMessage>> TakeAsync(LeasedQueue queue) =>
        [.. (await queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10), Token)).Value];

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern QueueProcessorOptions Context(
        QueueClient queue, ILoggerFactory loggerFactory, QueuesOptions options, QueueClient poisonQueue);

    private LeasedProcessor Processor(LeasedQueue queue) => new(
        Context(
            queue,
            NullLoggerFactory.Instance,
            new QueuesOptions { MaxDequeueCount = 5, VisibilityTimeout = TimeSpan.FromMinutes(10) },
            new QueueClient(account.ConnectionString, queue.Name + "-poison")),
        Short,
        _inHand,
        TimeProvider.System);

    private async Task<LeasedQueue> QueueAsync(string name)
    {
        var queue = Queue("lease-" + name, account.ConnectionString);
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        await queue.SendMessageAsync("an article", Token);
        return queue;
    }

    private LeasedQueue Queue(string name, string connection, HttpPipelinePolicy? policy = null)
    {
        var options = new QueueClientOptions { Retry = { MaxRetries = 0 } };
        if (policy is not null)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        return new LeasedQueue(connection, name, options, Short, _inHand, NullLogger.Instance);
    }

    /// <summary>Has the host stop while the storage sends messages.</summary>
    private sealed class StoppingOnArrival(MessagesInHand inHand) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            await inHand.DrainAsync(TimeSpan.Zero, message.CancellationToken);
        }
    }
}
