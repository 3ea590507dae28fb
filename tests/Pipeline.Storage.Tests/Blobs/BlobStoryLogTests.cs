using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Contracts;
using Pipeline.Storage.Blobs;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class BlobStoryLogTests(StorageFixture storage)
    : StoryLogContract(storage.Get<IStoryLog>(), Open(storage, fullLength: 8 * 1024 * 1024))
{
    private readonly StorageFixture _storage = storage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Is_what_keeps_stories_where_no_file_is_named() => _storage.Get<IStoryLog>().ShouldBeOfType<BlobStoryLog>();

    [Fact]
    public async Task A_full_segment_is_followed_by_the_next_and_a_reader_from_before_goes_through_both()
    {
        var (log, reader) = (Open(_storage, fullLength: 300), Open(_storage, fullLength: 300));
        var start = (await reader.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        var end = start;
        StoryEntry[] entries = [Entry("one"), Entry("two"), Entry("three"), Entry("four")];
        foreach (var entry in entries)
        {
            end = (await log.TryAddAsync(entry, end, Token)).ShouldNotBeNull();
        }

        end.Segment.ShouldBeGreaterThan(start.Segment);
        var page = await reader.ReadAsync(start, Token);
        page.Entries.Select(entry => entry.Id).ShouldBe(entries.Select(entry => entry.Id));
        page.End.ShouldBe(end);
    }

    [Fact]
    public async Task A_reader_goes_on_when_an_operator_has_emptied_the_container()
    {
        var log = Open(_storage, fullLength: 8 * 1024 * 1024);
        var end = (await log.ReadLastAsync(DateTimeOffset.MinValue, 100_000, Token)).End;
        end = (await log.TryAddAsync(Entry("one"), end, Token)).ShouldNotBeNull();
        var container = _storage.Blobs.GetBlobContainerClient(StorageNames.Stories);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Token))
        {
            await container.GetBlobBaseClient(blob.Name).DeleteAsync(cancellationToken: Token);
        }

        (await log.TryAddAsync(Entry("two"), end, Token)).ShouldBeNull();

        var page = await log.ReadAsync(end, Token);
        page.Entries.ShouldBeEmpty();
        (await log.TryAddAsync(Entry("two"), page.End, Token)).ShouldNotBeNull();
    }

    private static BlobStoryLog Open(StorageFixture storage, long fullLength) =>
        new(storage.Blobs, Options.Create(new StoryOptions()), TimeProvider.System) { FullLength = fullLength };
}
