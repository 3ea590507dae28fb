using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Contracts;

/// <summary>What every store of archives' ranges does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class ArchiveRangesContract
{
    private static readonly Revision Run = Revision.Of("run"u8);

    private readonly ArticleId _archive = ArticleId.FromName(Guid.NewGuid().ToString());

    protected abstract IArchiveRanges Ranges { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_range_is_read_as_it_was_written()
    {
        var range = new ArchiveRange
        {
            Number = 3,
            After = "17",
            Last = "400+5",
            Position = "200",
            Contents = new ArchiveContents
            {
                Records = 5,
                Articles = 2,
                Repeated = 1,
                Rejected = new Dictionary<string, long> { ["no-article"] = 1 },
                Omitted = new Dictionary<string, long> { ["request"] = 1 },
            },
        };
        (await Ranges.FindAsync(_archive, Run, 3, Token)).ShouldBeNull();
        var etag = (await Ranges.TryWriteAsync(_archive, Run, range, expectedETag: null, Token)).ShouldNotBeNull();

        var stored = (await Ranges.FindAsync(_archive, Run, 3, Token)).ShouldNotBeNull();
        stored.ETag.ShouldBe(etag);
        stored.Range.ShouldBeEquivalentTo(range);
    }

    [Fact]
    public async Task A_range_is_written_only_over_the_one_that_was_read()
    {
        var first = (await Ranges.TryWriteAsync(_archive, Run, new ArchiveRange(), expectedETag: null, Token)).ShouldNotBeNull();
        (await Ranges.TryWriteAsync(_archive, Run, new ArchiveRange(), expectedETag: null, Token)).ShouldBeNull();

        var second = (await Ranges.TryWriteAsync(_archive, Run, new ArchiveRange { Position = "9" }, first, Token)).ShouldNotBeNull();
        (await Ranges.TryWriteAsync(_archive, Run, new ArchiveRange { Position = "5" }, first, Token)).ShouldBeNull();
        (await Ranges.FindAsync(_archive, Run, 0, Token)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            stored => stored.Range.Position.ShouldBe("9"), stored => stored.ETag.ShouldBe(second));
    }

    [Fact]
    public async Task Ranges_are_listed_by_number_and_run_and_those_of_other_runs_are_deleted()
    {
        var older = Revision.Of("older"u8);
        await Ranges.TryWriteAsync(_archive, older, new ArchiveRange(), expectedETag: null, Token);
        foreach (var number in new[] { 10, 2, 0 })
        {
            await Ranges.TryWriteAsync(_archive, Run, new ArchiveRange { Number = number }, expectedETag: null, Token);
        }

        await Ranges.DeleteAsync(_archive, Run, Token);
        (await ListAsync(older)).ShouldBeEmpty();
        (await ListAsync(Run)).ShouldBe([0, 2, 10]);

        await Ranges.DeleteAsync(_archive, run: null, Token);
        (await ListAsync(Run)).ShouldBeEmpty();
    }

    private async Task<List<int>> ListAsync(Revision run) =>
        await Ranges.ListAsync(_archive, run, Token).Select(range => range.Number).ToListAsync(Token);
}
