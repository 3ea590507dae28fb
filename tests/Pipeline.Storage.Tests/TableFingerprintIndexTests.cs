using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;

namespace Pipeline.Storage.Tests;

public sealed class TableFingerprintIndexTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly IFingerprintIndex _index = storage.Get<IFingerprintIndex>();
    private readonly int _seed = Random.Shared.Next();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_found_until_it_is_deleted()
    {
        var entry = new FingerprintEntry(Some.Id, Fingerprint.Of(Text()), Noon, Some.Id, Some.Id);
        await _index.SaveAsync(entry with { DuplicateOf = null }, Token);
        await _index.SaveAsync(entry, Token);

        var found = (await _index.FindAsync(entry.Id, Token)).ShouldNotBeNull();
        (found with { Fingerprint = entry.Fingerprint }).ShouldBe(entry);
        found.Fingerprint.Similarity(entry.Fingerprint).ShouldBe(1);

        await _index.DeleteAsync(entry.Id, Token);
        await _index.DeleteAsync(entry.Id, Token);
        (await _index.FindAsync(entry.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_that_claim_a_band_at_once_one_holds_it_until_that_one_gives_it_back()
    {
        string[] bands = [$"one-{_seed}", $"two-{_seed}"];
        var ids = Enumerable.Range(0, 12).Select(_ => Some.Id).ToList();
        var held = await Task.WhenAll(ids.Select(id => _index.ClaimAsync(id, bands, Token)));

        foreach (var band in bands)
        {
            var holder = ids.Where((_, caller) => !held[caller].ContainsKey(band)).ShouldHaveSingleItem();
            held.Where(answer => answer.ContainsKey(band)).ShouldAllBe(answer => answer[band] == holder);
            await _index.ReleaseAsync(ids.First(id => id != holder), [band], Token);
            (await _index.ClaimAsync(Some.Id, [band], Token))[band].ShouldBe(holder);
            await _index.ReleaseAsync(holder, [band], Token);
            (await _index.ClaimAsync(Some.Id, [band], Token)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_earliest_member_of_a_story_is_the_first_seen()
    {
        var story = Some.Id;
        var members = new[] { 3, 1, 2 }.Select(minute => new FingerprintEntry(Some.Id, Fingerprint.Of(Text()), Noon.AddMinutes(minute), story, story)).ToList();
        foreach (var member in members)
        {
            await _index.JoinAsync(member, Token);
            await _index.JoinAsync(member, Token);
        }

        (await _index.FindEarliestMemberAsync(story, Token)).ShouldBe(members[1].Id);
        await _index.LeaveAsync(members[1], Token);
        await _index.LeaveAsync(members[1], Token);
        (await _index.FindEarliestMemberAsync(story, Token)).ShouldBe(members[2].Id);
        (await _index.FindEarliestMemberAsync(Some.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Ten_copies_at_once_have_one_original()
    {
        var finder = new DuplicateFinder(_index, Options.Create(new CleaningOptions()));
        var ids = Enumerable.Range(0, 10).Select(_ => Some.Id).ToList();
        var fingerprint = Fingerprint.Of(Text()).ToString();

        var stories = await Task.WhenAll(ids.Select((id, minute) => finder.PlaceAsync(id, fingerprint, 300, false, Noon.AddMinutes(minute), Token)));

        stories.Count(story => story.DuplicateOf is null).ShouldBe(1);
        var later = await finder.PlaceAsync(Some.Id, fingerprint, 300, false, Noon.AddHours(1), Token);
        later.DuplicateOf.ShouldBe(ids[Array.FindIndex(stories, story => story.DuplicateOf is null)]);
    }

    private string Text()
    {
        var random = new Random(_seed);
        return string.Join(' ', Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26))))));
    }
}
