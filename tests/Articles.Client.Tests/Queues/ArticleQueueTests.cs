using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Local.Tests.EndToEnd;

namespace Articles.Client.Tests.Queues;

/// <summary>On real queues, with the events that the pipeline makes.</summary>
public sealed class ArticleQueueTests : IClassFixture<LocalAccount>, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private readonly MemoryPositions _positions = new();
    private readonly List<ArticleEvent> _handled = [];
    private readonly string _connection;
    private readonly QueueClient _queue;
    private readonly QueueClient _poison;

    public ArticleQueueTests(LocalAccount account)
    {
        _connection = account.ConnectionString;
        _queue = new QueueClient(_connection, $"desk-{Guid.NewGuid():N}");
        _poison = new QueueClient(_connection, $"{_queue.Name}-poison");
        _queue.Create(cancellationToken: Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _positions.Dispose();

    [Fact]
    public async Task Events_are_handled_once_in_order_and_deleted()
    {
        await SendAsync(
            Some.Enriched("a.txt", 2), Some.Enriched("a.txt", 1), Some.Withdrawn("a.txt", 3), Some.Enriched("a.txt", 2), Some.Unknown());

        var received = await ReceiveAsync();

        received.ShouldBe(new ReceivedMessages { Handled = 3, PassedOver = 2, Failures = received.Failures });
        received.Failures.ShouldBeEmpty();
        _handled.Select(one => one.GetType()).ShouldBe([typeof(ArticleEnriched), typeof(ArticleWithdrawn), typeof(UnknownEvent)]);
        await LeftAsync(0);
        (await ReceiveAsync()).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("not Base64")]
    [InlineData("bm90IGFuIGV2ZW50")]
    [InlineData("{\"name\":\"news/a.html\"}")]
    public async Task A_message_that_is_no_event_is_set_aside_as_it_is_and_reported(string message)
    {
        await _queue.SendMessageAsync(message, Token);
        await SendAsync(Some.Enriched("a.txt", 1));

        var received = await ReceiveAsync();

        received.Handled.ShouldBe(1);
        var failure = received.Failures.ShouldHaveSingleItem();
        failure.IsSetAside.ShouldBeTrue();
        failure.Exception.ShouldBeOfType<InvalidEventException>();
        failure.Body.ToString().ShouldBe(message);
        (await _poison.ReceiveMessagesAsync(cancellationToken: Token)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe(message);
        await LeftAsync(0);
    }

    [Fact]
    public async Task An_event_whose_handling_fails_comes_again_and_is_set_aside_in_the_end_while_others_go_on()
    {
        await SendAsync(Some.Enriched("a.txt", 1), Some.Enriched("b.txt", 1));
        var queue = Queue(new ArticleQueueOptions { Visibility = TimeSpan.FromSeconds(1), MaxAttempts = 2 });

        var first = await queue.ReceiveAsync(Fail("a.txt"), Token);
        first.Handled.ShouldBe(1);
        first.Failures.ShouldHaveSingleItem().IsSetAside.ShouldBeFalse();
        var second = await UntilNotEmptyAsync(() => queue.ReceiveAsync(Fail("a.txt"), Token));

        second.Failures.ShouldHaveSingleItem().IsSetAside.ShouldBeTrue();
        second.Failures[0].Exception.ShouldBeOfType<RequestFailedException>();
        (await _poison.PeekMessagesAsync(cancellationToken: Token)).Value.ShouldHaveSingleItem();
        await LeftAsync(0);
    }

    [Fact]
    public async Task What_was_set_aside_is_handled_when_it_is_moved_back()
    {
        await SendAsync(Some.Enriched("a.txt", 1));
        var queue = Queue(new ArticleQueueOptions { MaxAttempts = 1 });
        await queue.ReceiveAsync(Fail("a.txt"), Token);

        await _queue.SendMessageAsync((await _poison.ReceiveMessageAsync(cancellationToken: Token)).Value.Body, cancellationToken: Token);

        (await ReceiveAsync()).Handled.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_its_receiver_never_ended_is_not_handled_for_ever()
    {
        await SendAsync(Some.Enriched("a.txt", 1));
        var queue = Queue(new ArticleQueueOptions { MaxAttempts = 1 });
        (await _queue.ReceiveMessagesAsync(1, TimeSpan.FromSeconds(1), Token)).Value.ShouldHaveSingleItem();

        var received = await UntilNotEmptyAsync(() => queue.ReceiveAsync(HandleAsync, Token));

        received.Failures.ShouldHaveSingleItem().IsSetAside.ShouldBeTrue();
        _handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_message_of_a_slow_batch_is_left_to_the_receiver_that_took_it_meanwhile()
    {
        await SendAsync(Some.Enriched("a.txt", 1), Some.Enriched("b.txt", 1));
        var time = new FakeTimeProvider();
        var queue = new ArticleQueue(_queue, _positions, new ArticleQueueOptions { Visibility = TimeSpan.FromMinutes(5) }, time);

        var received = await queue.ReceiveAsync(
            async (cloudEvent, token) =>
            {
                await HandleAsync(cloudEvent, token);
                time.Advance(TimeSpan.FromMinutes(6));
                await _queue.ClearMessagesAsync(token);
            },
            Token);

        received.ShouldBe(new ReceivedMessages { Handled = 1, Failures = received.Failures });
        _handled.ShouldHaveSingleItem().Subject.ShouldBe(Some.Id("a.txt"));
    }

    [Fact]
    public async Task A_message_that_another_receiver_took_meanwhile_is_left_to_it()
    {
        await SendAsync(Some.Enriched("a.txt", 1));

        var received = await Queue().ReceiveAsync(
            async (cloudEvent, token) =>
            {
                await HandleAsync(cloudEvent, token);
                await _queue.ClearMessagesAsync(token);
            },
            Token);

        received.Handled.ShouldBe(1);
        received.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_receiver_leaves_its_messages()
    {
        await SendAsync(Some.Enriched("a.txt", 1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(() => Queue().ReceiveAsync(
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token));

        await LeftAsync(1);
    }

    [Fact]
    public async Task A_client_that_decodes_Base64_works_too_and_says_so_when_it_cannot()
    {
        await SendAsync(Some.Enriched("a.txt", 1));
        var decoding = new QueueClient(
            _connection, _queue.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        (await new ArticleQueue(decoding, _positions).ReceiveAsync(HandleAsync, Token)).Handled.ShouldBe(1);

        await _queue.SendMessageAsync("not Base64", Token);

        (await Should.ThrowAsync<InvalidOperationException>(() => new ArticleQueue(decoding, _positions).ReceiveAsync(HandleAsync, Token)))
            .Message.ShouldContain("without QueueMessageEncoding.Base64");
    }

    [Fact]
    public async Task A_missing_queue_is_an_error_and_not_an_empty_one() =>
        (await Should.ThrowAsync<RequestFailedException>(
            () => new ArticleQueue(_poison, _positions).ReceiveAsync(HandleAsync, Token))).Status.ShouldBe(404);

    private ArticleQueue Queue(ArticleQueueOptions? options = null) => new(_queue, _positions, options);

    private Task<ReceivedMessages> ReceiveAsync() => Queue().ReceiveAsync(HandleAsync, Token);

    private Task HandleAsync(ArticleEvent cloudEvent, CancellationToken cancellationToken)
    {
        _handled.Add(cloudEvent);
        return Task.CompletedTask;
    }

    /// <summary>A handler whose own storage fails for one article.</summary>
    private static Func<ArticleEvent, CancellationToken, Task> Fail(string name) => (cloudEvent, _) =>
        cloudEvent.Subject == Some.Id(name) ? throw new RequestFailedException(503, "busy") : Task.CompletedTask;

    private async Task SendAsync(params ReadOnlyMemory<byte>[] events)
    {
        foreach (var cloudEvent in events)
        {
            await _queue.SendMessageAsync(Convert.ToBase64String(cloudEvent.Span), Token);
        }
    }

    private async Task LeftAsync(int count) =>
        (await _queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount.ShouldBe(count);

    private static async Task<ReceivedMessages> UntilNotEmptyAsync(Func<Task<ReceivedMessages>> receive)
    {
        while (true)
        {
            if (await receive() is { IsEmpty: false } received)
            {
                return received;
            }

            await Task.Delay(Moment, Token);
        }
    }
}
