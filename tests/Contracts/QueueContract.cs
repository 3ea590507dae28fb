using Pipeline.Articles.Contracts;

namespace Pipeline.Contracts;

/// <summary>What every queue between stages does, the one in memory that other tests rest on and the one of the storage account.</summary>
/// <typeparam name="TMessage">What it carries.</typeparam>
public abstract class QueueContract<TMessage>
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static ArticleId NewId => ArticleId.FromName($"{Guid.NewGuid():N}.html");

    /// <summary>A message that no other test sends.</summary>
    protected abstract TMessage NewMessage();

    protected abstract Task SendAsync(TMessage message, TimeSpan delay);

    /// <summary>Takes all messages that can be received now, and reads them.</summary>
    protected abstract Task<IReadOnlyList<TMessage>> TakeAsync();

    [Fact]
    public async Task What_was_sent_is_received_whole_and_once()
    {
        var (one, two) = (NewMessage(), NewMessage());
        await SendAsync(one, TimeSpan.Zero);
        await SendAsync(two, TimeSpan.Zero);

        var taken = await TakeAsync();

        taken.Count(message => Equals(message, one)).ShouldBe(1);
        taken.Count(message => Equals(message, two)).ShouldBe(1);
        (await TakeAsync()).ShouldNotContain(one);
    }

    [Fact]
    public async Task What_is_sent_twice_is_received_twice()
    {
        var message = NewMessage();
        await SendAsync(message, TimeSpan.Zero);
        await SendAsync(message, TimeSpan.Zero);

        (await TakeAsync()).Count(taken => Equals(taken, message)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_delayed_is_not_received_yet()
    {
        var message = NewMessage();

        await SendAsync(message, TimeSpan.FromDays(7));

        (await TakeAsync()).ShouldNotContain(message);
    }
}
