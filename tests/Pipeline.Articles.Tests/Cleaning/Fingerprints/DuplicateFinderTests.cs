using Articles.Extraction.Fingerprints;
using CsCheck;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Fingerprints;

public sealed class DuplicateFinderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly MemoryFingerprints _index = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_near_duplicate_is_linked_to_the_earliest_article_of_its_story()
    {
        var first = await PlaceAsync("a", Text(1), minute: 0);
        var second = await PlaceAsync("b", Edited(Text(1), 1), minute: 1);
        var third = await PlaceAsync("c", Edited(Text(1), 2), minute: 2);
        var other = await PlaceAsync("d", Text(2), minute: 3);

        first.DuplicateOf.ShouldBeNull();
        second.DuplicateOf.ShouldBe(Id("a"));
        third.DuplicateOf.ShouldBe(Id("a"));
        other.DuplicateOf.ShouldBeNull();
        new[] { second.ClusterId, third.ClusterId }.ShouldAllBe(cluster => cluster == first.ClusterId);
        other.ClusterId.ShouldNotBe(first.ClusterId);
    }

    [Fact]
    public async Task A_copy_of_a_copy_that_is_hardly_like_the_original_still_belongs_to_the_story()
    {
        var words = Text(1).Split(' ');
        var fresh = Text(9).Split(' ');
        await PlaceAsync("a", string.Join(' ', words), minute: 0);
        await PlaceAsync("b", string.Join(' ', words[..200].Concat(fresh[..200])), minute: 1);

        var third = await PlaceAsync("c", string.Join(' ', fresh), minute: 2);

        third.DuplicateOf.ShouldBe(Id("a"));
    }

    [Fact]
    public async Task The_same_article_placed_again_is_where_it_was()
    {
        var first = await PlaceAsync("a", Text(1), minute: 0);
        var second = await PlaceAsync("b", Text(1), minute: 1);

        (await PlaceAsync("a", Edited(Text(1), 1), minute: 5, again: true)).ShouldBe(first);
        (await PlaceAsync("b", Edited(Text(1), 1), minute: 6, again: true)).ShouldBe(second);
        (await PlaceAsync("b", Text(1), minute: 6, again: false)).ShouldBe(second);
    }

    [Fact]
    public async Task Short_texts_and_a_finder_that_is_off_link_nothing()
    {
        var brief = string.Join(' ', Text(1).Split(' ').Take(DuplicateFinder.MinWords - 1));
        await PlaceAsync("a", brief, minute: 0);

        (await PlaceAsync("b", brief, minute: 1)).ShouldBe(default);
        var off = new DuplicateFinder(_index, Options.Create(new DuplicateOptions { FindDuplicates = false }));
        (await off.PlaceAsync(Id("c"), Fingerprint.Of(Text(1)).ToString(), 300, false, Noon, Token)).ShouldBe(default);
        _index.Steps.ShouldBe(0);
    }

    [Fact]
    public async Task An_article_that_becomes_another_story_leaves_the_first_to_its_earliest_copy()
    {
        var first = await PlaceAsync("a", Text(1), minute: 0);
        await PlaceAsync("c", Text(1), minute: 2);
        await PlaceAsync("b", Text(1), minute: 1);

        var changed = await PlaceAsync("a", Text(2), minute: 5, again: true);
        changed.Successor.ShouldBe(Id("b"));
        changed.ClusterId.ShouldNotBe(first.ClusterId);

        (await PlaceAsync("b", Text(1), minute: 6, again: true)).ShouldBe(new DuplicatePlace(first.ClusterId, null, null));
        (await PlaceAsync("d", Text(1), minute: 7)).DuplicateOf.ShouldBe(Id("b"));
    }

    [Fact]
    public async Task A_removed_original_passes_its_story_on_to_the_earliest_copy()
    {
        var finder = Finder();
        var first = await PlaceAsync("a", Text(1), minute: 0);
        await PlaceAsync("b", Text(1), minute: 1);
        await PlaceAsync("c", Text(1), minute: 2);

        (await finder.ReleaseAsync(Id("a"), Token)).ShouldBe(Id("b"));
        (await PlaceAsync("b", Text(1), minute: 3, again: true)).ShouldBe(new DuplicatePlace(first.ClusterId, null, null));
        await finder.ForgetAsync(Id("a"), Token);

        (await PlaceAsync("c", Text(1), minute: 4, again: true)).ShouldBe(new DuplicatePlace(first.ClusterId, Id("b"), null));
        (await finder.ReleaseAsync(Id("c"), Token)).ShouldBeNull();
        await finder.ForgetAsync(Id("c"), Token);
        (await finder.ReleaseAsync(Id("b"), Token)).ShouldBeNull();
        await finder.ForgetAsync(Id("b"), Token);
        _index.HoldsNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_story_costs_one_write_and_a_claim_a_band()
    {
        await PlaceAsync("a", Text(1), minute: 0);

        _index.Steps.ShouldBe(1 + Fingerprint.Of(Text(1)).Bands().Count);
    }

    [Fact]
    public async Task Two_copies_that_arrive_at_once_agree_on_the_original_in_whatever_order_their_steps_come() =>
        await Gen.Select(Gen.Bool.Array[80], Gen.Bool, Gen.Int[1, 30]).SampleAsync(
            async (turns, firstIsEarlier, seed) =>
            {
                var index = new MemoryFingerprints();
                var finder = new DuplicateFinder(index, Options.Create(new DuplicateOptions()));
                var (texts, minutes) = (new[] { Text(1), Edited(Text(1), seed) }, firstIsEarlier ? new[] { 0, 1 } : [1, 0]);
                var turnTaker = new TurnTaker(turns);
                index.BeforeStep = turnTaker.WaitAsync;

                var stories = await turnTaker.RunAsync(who =>
                    finder.PlaceAsync(
                        Id(who == 0 ? "a" : "b"), Fingerprint.Of(texts[who])
                        .ToString(), 300, false, Noon.AddMinutes(minutes[who]), CancellationToken.None));

                stories.Count(story => story.DuplicateOf is null).ShouldBe(1);
                stories[0].ClusterId.ShouldBe(stories[1].ClusterId);
            },
            iter: 500);

    private DuplicateFinder Finder() => new(_index, Options.Create(new DuplicateOptions()));

    private Task<DuplicatePlace> PlaceAsync(string name, string text, int minute, bool again = false) =>
        Finder().PlaceAsync(Id(name), Fingerprint.Of(text).ToString(), text.Split(' ').Length, again, Noon.AddMinutes(minute), Token);

    private static ArticleId Id(string name) => ArticleId.FromName(name);

    /// <summary>Three hundred words that no other seed gives in this order.</summary>
    private static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Join(
            ' ', Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26))))));
    }

    /// <summary>Each twentieth word is another one.</summary>
    private static string Edited(string text, int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', text.Split(' ').Select(word => random.Next(20) == 0 ? $"word{random.Next(1000)}" : word));
    }

    /// <summary>Lets two tasks go on in a given order of turns; when one has ended, the other has all that are left.</summary>
    private sealed class TurnTaker(bool[] turns)
    {
        private readonly AsyncLocal<int> _who = new();
        private readonly TaskCompletionSource?[] _waiting = new TaskCompletionSource?[2];

        public Task WaitAsync()
        {
            var turn = new TaskCompletionSource();
            _waiting[_who.Value] = turn;
            return turn.Task;
        }

        public async Task<DuplicatePlace[]> RunAsync(Func<int, Task<DuplicatePlace>> work)
        {
            var tasks = new[] { RunAsync(0, work), RunAsync(1, work) };
            for (var turn = 0; _waiting.Any(waiting => waiting is not null); turn++)
            {
                var who = turns[turn % turns.Length] ? 1 : 0;
                who = _waiting[who] is null ? 1 - who : who;
                var next = _waiting[who]!;
                _waiting[who] = null;
                // The task goes on within this call, up to its next wait or its end: between two turns both stand still.
                next.SetResult();
            }

            return await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(30));
        }

        private async Task<DuplicatePlace> RunAsync(int who, Func<int, Task<DuplicatePlace>> work)
        {
            _who.Value = who;
            return await work(who);
        }
    }
}
