using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.Hosting;

public sealed class DropQueueTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly DropQueue _drops = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _drops.Dispose();

    [Fact]
    public async Task A_version_is_taken_once_whoever_tells_of_it()
    {
        _drops.Offer(File("a", "1"));
        _drops.Offer(File("a", "1"));
        _drops.Offer(File("a", "2"));
        _drops.Offer(File("b", "1"));

        (await TakeAsync(3)).ShouldBe(["a 1", "a 2", "b 1"]);
    }

    [Fact]
    public async Task New_drops_come_in_their_order_and_before_what_lay_there_the_newest_of_it_first()
    {
        _drops.Offer(File("old", "1", Noon), isOld: true);
        _drops.Offer(File("less-old", "1", Noon.AddHours(1)), isOld: true);
        _drops.Offer(File("first", "1", Noon.AddHours(3)));
        _drops.Offer(File("second", "1", Noon.AddHours(2)));

        (await TakeAsync(4)).ShouldBe(["first 1", "second 1", "less-old 1", "old 1"]);
    }

    [Fact]
    public void What_a_listing_does_not_meet_is_gone_and_told_once()
    {
        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.Offer(File("goes", "1"));
        _drops.EndListing().ShouldBeEmpty();

        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.EndListing().ShouldBe(["goes"]);

        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.EndListing().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_announced_while_a_listing_ran_is_not_gone()
    {
        _drops.BeginListing();
        _drops.Offer(File("announced", "1"));
        _drops.EndListing().ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_reset_what_is_there_is_offered_again_and_what_is_not_is_gone()
    {
        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.Offer(File("goes", "1"));
        _drops.EndListing();
        (await TakeAsync(2)).Count.ShouldBe(2);

        _drops.Reset();
        _drops.Knows("goes").ShouldBeTrue();
        _drops.BeginListing();
        _drops.Offer(File("stays", "1")).ShouldBeTrue();

        _drops.EndListing().ShouldBe(["goes"]);
        _drops.Knows("goes").ShouldBeFalse();
        (await TakeAsync(1)).ShouldBe(["stays 1"]);
    }

    [Fact]
    public async Task A_file_is_not_tried_again_once_it_is_gone_or_newer()
    {
        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.Offer(File("changes", "1"));
        _drops.Offer(File("goes", "1"));
        var taken = new[] { await _drops.TakeAsync(Token), await _drops.TakeAsync(Token), await _drops.TakeAsync(Token) };
        _drops.EndListing();
        _drops.BeginListing();
        _drops.Offer(File("stays", "1"));
        _drops.Offer(File("changes", "2"));
        _drops.EndListing();
        taken.ToList().ForEach(_drops.Retry);

        (await TakeAsync(2)).ShouldBe(["changes 2", "stays 1"]);
        _drops.TakeAsync(Token).IsCompleted.ShouldBeFalse();
    }

    private static InboxFile File(string name, string etag, DateTimeOffset? at = null) => new(name, etag, 1, at ?? Noon);

    private async Task<List<string>> TakeAsync(int count)
    {
        var taken = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var drop = await _drops.TakeAsync(Token);
            taken.Add($"{drop.File.Name} {drop.File.ETag}");
        }

        return taken;
    }
}
