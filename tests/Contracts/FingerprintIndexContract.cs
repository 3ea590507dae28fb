using Articles.Extraction.Fingerprints;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;

namespace Pipeline.Contracts;

/// <summary>
/// What every index of fingerprints does: the one in memory that other tests rest on, the one in tables and the one in a file.
/// </summary>
/// <param name="index">The one that is tested.</param>
/// <param name="other">Another process's view of the same data.</param>
public abstract class FingerprintIndexContract(IFingerprintIndex index, IFingerprintIndex other)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly int _seed = Random.Shared.Next();

    private static ArticleId NewId => ArticleId.FromName($"{Guid.NewGuid():N}.html");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_found_until_it_is_deleted()
    {
        var entry = new FingerprintEntry(NewId, Fingerprint.Of(Text()), Noon, NewId, NewId);
        await index.SaveAsync(entry with { DuplicateOf = null }, Token);
        await index.SaveAsync(entry, Token);

        var found = (await index.FindAsync(entry.Id, Token)).ShouldNotBeNull();
        (found with { Fingerprint = entry.Fingerprint }).ShouldBe(entry);
        found.Fingerprint.Similarity(entry.Fingerprint).ShouldBe(1);

        await index.DeleteAsync(entry.Id, Token);
        await index.DeleteAsync(entry.Id, Token);
        (await index.FindAsync(entry.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_that_claim_a_band_at_once_one_holds_it_until_that_one_gives_it_back()
    {
        string[] bands = [$"one-{_seed}", $"two-{_seed}"];
        var ids = Enumerable.Range(0, 12).Select(_ => NewId).ToList();
        var held = await Task.WhenAll(ids.Select((id, caller) => (caller % 2 == 0 ? index : other).ClaimAsync(id, bands, Token)));

        foreach (var band in bands)
        {
            var holder = ids.Where((_, caller) => !held[caller].ContainsKey(band)).ShouldHaveSingleItem();
            held.Where(answer => answer.ContainsKey(band)).ShouldAllBe(answer => answer[band] == holder);
            await index.ReleaseAsync(ids.First(id => id != holder), [band], Token);
            (await index.ClaimAsync(NewId, [band], Token))[band].ShouldBe(holder);
            await index.ReleaseAsync(holder, [band], Token);
            (await index.ClaimAsync(NewId, [band], Token)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Bands_that_nobody_holds_are_taken_beside_those_that_somebody_does()
    {
        var (first, second) = (NewId, NewId);
        await index.ClaimAsync(first, [$"one-{_seed}", $"two-{_seed}"], Token);

        var held = await other.ClaimAsync(second, [$"one-{_seed}", $"two-{_seed}", $"three-{_seed}"], Token);

        held.ShouldBe(new Dictionary<string, ArticleId> { [$"one-{_seed}"] = first, [$"two-{_seed}"] = first }, ignoreOrder: true);
        (await index.ClaimAsync(first, [$"one-{_seed}", $"three-{_seed}"], Token))
            .ShouldBe([KeyValuePair.Create($"three-{_seed}", second)]);
    }

    [Fact]
    public async Task Who_looks_for_holders_takes_nothing()
    {
        var (first, second, third) = (NewId, NewId, NewId);
        string[] bands = [$"one-{_seed}", $"two-{_seed}"];
        await index.ClaimAsync(first, [bands[0]], Token);

        (await other.FindHoldersAsync(second, bands, Token)).ShouldBe([KeyValuePair.Create(bands[0], first)]);
        (await other.FindHoldersAsync(first, bands, Token)).ShouldBeEmpty();
        (await index.ClaimAsync(third, bands, Token)).ShouldBe([KeyValuePair.Create(bands[0], first)]);
    }

    [Fact]
    public async Task The_earliest_member_of_a_story_is_the_first_seen()
    {
        var story = NewId;
        var members = new[] { 3, 1, 2 }.Select(
            minute => new FingerprintEntry(NewId, Fingerprint.Of(Text()), Noon.AddMinutes(minute), story, story)).ToList();
        foreach (var member in members)
        {
            await index.JoinAsync(member, Token);
            await index.JoinAsync(member, Token);
        }

        (await index.FindEarliestMemberAsync(story, Token)).ShouldBe(members[1].Id);
        await index.LeaveAsync(members[1], Token);
        await index.LeaveAsync(members[1], Token);
        (await index.FindEarliestMemberAsync(story, Token)).ShouldBe(members[2].Id);
        (await index.FindEarliestMemberAsync(NewId, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Ten_copies_at_once_have_one_original()
    {
        var finder = new DuplicateFinder(index, Options.Create(new DuplicateOptions()));
        var ids = Enumerable.Range(0, 10).Select(_ => NewId).ToList();
        var fingerprint = Fingerprint.Of(Text()).ToString();

        var stories =
            await Task.WhenAll(ids.Select((id, minute) => finder.PlaceAsync(id, fingerprint, 300, false, Noon.AddMinutes(minute), Token)));

        stories.Count(story => story.DuplicateOf is null).ShouldBe(1);
        var later = await finder.PlaceAsync(NewId, fingerprint, 300, false, Noon.AddHours(1), Token);
        later.DuplicateOf.ShouldBe(ids[Array.FindIndex(stories, story => story.DuplicateOf is null)]);
    }

    private string Text()
    {
        var random = new Random(_seed);
        return string.Join(
            ' ', Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26))))));
    }
}
