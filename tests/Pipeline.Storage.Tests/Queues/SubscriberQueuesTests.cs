using System.Text;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Publishing;

namespace Pipeline.Storage.Tests.Queues;

public sealed class SubscriberQueuesTests(StorageFixture storage)
{
    private readonly ISubscriberQueues _subscribers = storage.Get<ISubscriberQueues>();
    private readonly string _queue = $"subscriber-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_creates_the_queue_and_arrives_as_base64()
    {
        await _subscribers.SendAsync(_queue, """{"specversion":"1.0"}"""u8.ToArray(), Token);

        var message = await new QueueClient(storage.Azurite.ConnectionString, _queue).ReceiveMessageAsync(cancellationToken: Token);
        Encoding.UTF8.GetString(Convert.FromBase64String(message.Value.MessageText)).ShouldBe("""{"specversion":"1.0"}""");
        message.Value.ExpiresOn.ShouldNotBeNull().Year.ShouldBeGreaterThan(9000);
    }

    [Fact]
    public async Task Many_first_events_at_once_all_arrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _subscribers.SendAsync(_queue, Encoding.UTF8.GetBytes($"{i}"), Token)));

        var messages = await storage.Queues.GetQueueClient(_queue).ReceiveMessagesAsync(32, cancellationToken: Token);
        messages.Value.Select(message => message.Body.ToString()).ShouldBe(Enumerable.Range(0, 12).Select(i => $"{i}"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_largest_event_fits_and_one_byte_more_is_refused()
    {
        await _subscribers.SendAsync(_queue, new byte[48 * 1024], Token);

        await Should.ThrowAsync<ArgumentException>(_subscribers.SendAsync(_queue, new byte[48 * 1024 + 1], Token));
        (await storage.Get<IQueueDepths>().FindDepthAsync(_queue, Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("ab", "3 to 63")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", "3 to 63")]
    [InlineData("News", "lowercase")]
    [InlineData("news_de", "lowercase")]
    [InlineData("néws", "lowercase")]
    [InlineData("-news", "dash")]
    [InlineData("news-", "dash")]
    [InlineData("news--de", "dash")]
    [InlineData("articles-to-enrich", "reserve that name")]
    [InlineData("news-poison", "reserve that name")]
    [InlineData("azure-webjobs-hosts", "reserve that name")]
    public async Task A_name_that_cannot_be_a_subscribers_queue_is_refused_with_the_reason(string name, string reason)
    {
        var error = await Should.ThrowAsync<ArgumentException>(_subscribers.SendAsync(name, "{}"u8.ToArray(), Token));

        error.Message.ShouldContain($"'{name}'");
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task The_depth_of_a_queue_that_is_missing_is_null_and_one_that_is_there_is_listed()
    {
        var depths = storage.Get<IQueueDepths>();
        (await depths.FindDepthAsync(_queue, Token)).ShouldBeNull();

        await _subscribers.SendAsync(_queue, "{}"u8.ToArray(), Token);

        (await depths.FindDepthAsync(_queue, Token)).ShouldBe(1);
        (await depths.ListQueuesAsync(Token).ContainsAsync(_queue, cancellationToken: Token)).ShouldBeTrue();
    }
}
