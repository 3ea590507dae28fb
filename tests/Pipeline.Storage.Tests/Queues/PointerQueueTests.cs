using System.Text;
using Azure;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Tests.Queues;

public sealed class PointerQueueTests(StorageFixture storage)
{
    private readonly IPointerQueue _pointers = storage.Get<IPointerQueue>();
    private readonly string _queue = $"test-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pointer_arrives_as_base64_of_its_json_and_never_expires()
    {
        var raw = await CreateQueueAsync();
        var pointer = new ArticlePointer(
            Some.Id, Revision.Of("x"u8), 2, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await _pointers.SendAsync(_queue, pointer, TimeSpan.Zero, Token);

        var message = (await raw.ReceiveMessageAsync(cancellationToken: Token)).Value;
        Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)).ShouldBe(
            $$"""{"articleId":"{{pointer.ArticleId}}","revision":"{{pointer.Revision}}","attempt":2,"notBefore":"2026-01-02T03:04:05+00:0"""
                + $$"""0","traceParent":"{{pointer.TraceParent}}"}""");
        message.ExpiresOn.ShouldNotBeNull().Year.ShouldBeGreaterThan(9000);
    }

    [Fact]
    public async Task A_delayed_pointer_is_in_the_queue_but_cannot_be_received_yet()
    {
        var raw = await CreateQueueAsync();

        await _pointers.SendAsync(_queue, new ArticlePointer(Some.Id, default), TimeSpan.FromDays(7), Token);

        (await raw.ReceiveMessagesAsync(cancellationToken: Token)).Value.ShouldBeEmpty();
        (await storage.Get<IQueueDepths>().FindDepthAsync(_queue, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task A_delayed_pointer_comes_after_its_delay_and_not_before()
    {
        var raw = await CreateQueueAsync();
        var started = TimeProvider.System.GetTimestamp();

        await _pointers.SendAsync(_queue, new ArticlePointer(Some.Id, default), TimeSpan.FromMilliseconds(1200), Token);

        while ((await raw.ReceiveMessagesAsync(cancellationToken: Token)).Value.Length == 0)
        {
            await Task.Delay(50, Token);
        }

        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1200));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public async Task A_delay_that_the_service_cannot_keep_is_refused(int seconds) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            _pointers.SendAsync(_queue, new ArticlePointer(Some.Id, default), TimeSpan.FromSeconds(seconds), Token));

    [Fact]
    public async Task A_pointer_over_a_kilobyte_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(
            _pointers.SendAsync(_queue, new ArticlePointer(Some.Id, default, TraceParent: new string('x', 1000)), TimeSpan.Zero, Token));

    [Fact]
    public async Task A_queue_between_stages_that_is_missing_is_an_error() =>
        (await Should.ThrowAsync<RequestFailedException>(
            _pointers.SendAsync(_queue, new ArticlePointer(Some.Id, default), TimeSpan.Zero, Token)))
            .ErrorCode.ShouldBe("QueueNotFound");

    // Without Base64 decoding: what is really in the queue.
    private async Task<QueueClient> CreateQueueAsync()
    {
        var raw = new QueueClient(storage.Azurite.ConnectionString, _queue);
        await raw.CreateAsync(cancellationToken: Token);
        return raw;
    }
}
