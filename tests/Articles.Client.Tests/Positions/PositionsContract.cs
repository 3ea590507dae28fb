namespace Articles.Client.Tests.Positions;

/// <summary>What every store of positions does.</summary>
public abstract class PositionsContract
{
    private readonly List<ArticleChange> _handled = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract IArticlePositions Positions { get; }

    [Fact]
    public async Task In_whatever_order_and_however_often_events_come_the_newest_is_the_last_that_is_handled()
    {
        var orders = new[] { new[] { 0, 1, 2 }, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] };
        for (var number = 0; number < orders.Length; number++)
        {
            var name = $"{number}.txt";
            var events = new[] { Some.Enriched(name, 1), Some.Enriched(name, 2), Some.Withdrawn(name, 3) };
            foreach (var place in orders[number].SelectMany(place => new[] { place, place, orders[number][0] }))
            {
                await ApplyAsync(events[place]);
            }

            _handled[^1].ShouldBeOfType<ArticleWithdrawn>().ArticleId.ShouldBe(Some.Id(name));
            _handled.Select(change => change.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task An_article_that_comes_again_after_its_withdrawal_is_handled()
    {
        (await ApplyAsync(Some.Withdrawn("a.txt", 2))).ShouldBeTrue();
        (await ApplyAsync(Some.Enriched("a.txt", 1))).ShouldBeFalse();
        (await ApplyAsync(Some.Enriched("a.txt", 3))).ShouldBeTrue();
    }

    [Fact]
    public async Task Each_subscription_has_its_own_positions()
    {
        (await ApplyAsync(Some.Withdrawn("a.txt", 2, subscription: "desk"))).ShouldBeTrue();
        (await ApplyAsync(Some.Enriched("a.txt", 2, subscription: "archive"))).ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_whose_handling_failed_is_handled_when_it_comes_again()
    {
        var change = Some.Change(Some.Enriched("a.txt", 1));
        await Should.ThrowAsync<IOException>(() => Positions.ApplyAsync(change, _ => throw new IOException("full"), Token));

        (await ApplyAsync(Some.Enriched("a.txt", 1))).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_receivers_at_once_one_handles_an_event()
    {
        var change = Some.Change(Some.Enriched("a.txt", 1));
        var handled = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => Positions.ApplyAsync(change, async _ => await Task.Yield(), Token)));

        handled.Count(isHandled => isHandled).ShouldBe(1);
    }

    protected Task<bool> ApplyAsync(ReadOnlyMemory<byte> cloudEvent)
    {
        var change = Some.Change(cloudEvent);
        return Positions.ApplyAsync(
            change,
            _ =>
            {
                _handled.Add(change);
                return Task.CompletedTask;
            },
            Token);
    }
}
