using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Contracts;
using Pipeline.Storage.Sqlite;

namespace Pipeline.Storage.Tests;

public sealed class SqliteStoryLogTests : StoryLogContract, IDisposable
{
    private readonly TempFolder _folder;
    private readonly SqliteStoryLog _log;
    private readonly SqliteStoryLog _other;

    public SqliteStoryLogTests()
        : this(new TempFolder())
    {
    }

    private SqliteStoryLogTests(TempFolder folder)
        : this(folder, Open(folder), Open(folder))
    {
    }

    private SqliteStoryLogTests(TempFolder folder, SqliteStoryLog log, SqliteStoryLog other)
        : base(log, other) => (_folder, _log, _other) = (folder, log, other);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reader_goes_on_when_the_file_was_replaced_by_a_new_one()
    {
        var end = (await _log.ReadLastAsync(DateTimeOffset.MinValue, 10, Token)).End;
        foreach (var name in new[] { "one", "two", "three" })
        {
            end = (await _log.TryAddAsync(Entry(name), end, Token)).ShouldNotBeNull();
        }

        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "data")))
        {
            File.Delete(file);
        }

        var first = Entry("four");
        using var fresh = Open(_folder);
        (await fresh.TryAddAsync(first, default, Token)).ShouldNotBeNull();
        (await _log.TryAddAsync(Entry("five"), end, Token)).ShouldBeNull();

        var page = await _log.ReadAsync(end, Token);
        page.Entries.Select(entry => entry.Id).ShouldBe([first.Id]);
        (await _log.TryAddAsync(Entry("five"), page.End, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_no_host_reads_any_more_is_deleted()
    {
        var end = (await _log.ReadLastAsync(DateTimeOffset.MinValue, 10, Token)).End;
        for (var number = 0; number < 600; number++)
        {
            end = (await _log.TryAddAsync(Entry("story"), end, Token)).ShouldNotBeNull();
        }

        (await _log.ReadLastAsync(DateTimeOffset.MinValue, 10_000, Token)).Entries.Count.ShouldBeLessThan(600);
        (await _log.ReadLastAsync(DateTimeOffset.MinValue, 200, Token)).Entries.Count.ShouldBe(200);
    }

    private static SqliteStoryLog Open(TempFolder folder) => new(
        Options.Create(new StoryOptions { StoryFile = Path.Combine(folder.Path, "data", "stories.db"), MaxArticles = 100 }),
        TimeProvider.System, NullLogger<SqliteStoryLog>.Instance);
}
