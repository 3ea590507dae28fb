using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Contracts;

/// <summary>What every log of stories does: the one in memory that other tests rest on, the one in blobs and the one in a file.</summary>
/// <param name="log">The one that is tested.</param>
/// <param name="other">Another process's view of the same log.</param>
public abstract class StoryLogContract(IStoryLog log, IStoryLog other)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_added_is_read_by_all_in_the_order_in_which_it_was_added()
    {
        var end = (await log.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        StoryEntry[] entries = [Entry("harbour"), Entry("bridge"), Entry("ferry")];
        var start = end;
        foreach (var entry in entries)
        {
            end = (await log.TryAddAsync(entry, end, Token)).ShouldNotBeNull();
        }

        var page = await other.ReadAsync(start, Token);

        page.Entries.Select(entry => entry.Id).ShouldBe(entries.Select(entry => entry.Id));
        page.End.ShouldBe(end);
        (await other.ReadAsync(end, Token)).Entries.ShouldBeEmpty();
        (await other.ReadLastAsync(Noon, 100_000, Token)).Entries.TakeLast(3).Select(entry => entry.Id)
            .ShouldBe(entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was()
    {
        var end = (await log.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        var entry = Entry("harbour bridge reopens after the repair") with { State = StoryState.Known };
        var gone = entry with { Sketch = null, AddedAt = Noon.AddHours(1) };
        var next = (await log.TryAddAsync(entry, end, Token)).ShouldNotBeNull();
        (await log.TryAddAsync(gone, next, Token)).ShouldNotBeNull();

        var read = (await other.ReadAsync(end, Token)).Entries;

        read.Count.ShouldBe(2);
        (read[0] with { Sketch = entry.Sketch }).ShouldBe(entry);
        read[0].Sketch!.Language.ShouldBe("en");
        read[0].Sketch!.ToBytes().ShouldBe(entry.Sketch!.ToBytes());
        read[1].ShouldBe(gone);
    }

    [Fact]
    public async Task Nothing_is_added_over_what_somebody_else_has_added()
    {
        var end = (await log.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        var first = Entry("harbour");
        (await other.TryAddAsync(first, end, Token)).ShouldNotBeNull();

        (await log.TryAddAsync(Entry("bridge"), end, Token)).ShouldBeNull();

        var page = await log.ReadAsync(end, Token);
        page.Entries.Select(entry => entry.Id).ShouldBe([first.Id]);
        (await log.TryAddAsync(Entry("bridge"), page.End, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_many_that_add_at_once_each_is_there_once()
    {
        var start = (await log.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        var entries = Enumerable.Range(0, 12).Select(number => Entry($"story {number}")).ToList();

        await Task.WhenAll(entries.Select((entry, number) => AddAsync(number % 2 == 0 ? log : other, entry, start)));

        var added = (await log.ReadAsync(start, Token)).Entries.Select(entry => entry.Id);
        added.ShouldBe(entries.Select(entry => entry.Id), ignoreOrder: true);
    }

    protected static StoryEntry Entry(string text)
    {
        var words = text.Split(' ').Distinct().Select(word => KeyValuePair.Create(word, word.Length));
        return new StoryEntry(
            ArticleId.FromName($"{Guid.NewGuid():N}.html"), ArticleId.FromName(text), StoryState.New, Noon.AddDays(-1), Noon,
            StorySketch.Of("en", words, ["bridge"], ["harbour"]));
    }

    private static async Task AddAsync(IStoryLog log, StoryEntry entry, StoryLogPosition end)
    {
        while (await log.TryAddAsync(entry, end, Token) is null)
        {
            end = (await log.ReadAsync(end, Token)).End;
        }
    }
}
