using Pipeline.Articles.Contracts;

namespace Pipeline.Contracts;

/// <summary>What every store of the parts of files does, the one in memory that other tests rest on and the one in a table.</summary>
public abstract class ArticlePartsContract
{
    private static readonly Revision Run = Revision.Of("run"u8);

    private readonly ArticleId _file = ArticleId.FromName(Guid.NewGuid().ToString());

    protected abstract IArticleParts Parts { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_are_listed_once_in_order_and_after_any_of_them()
    {
        List<ArticleId> ids = [.. Enumerable.Range(0, 5).Select(number => ArticleId.FromName($"{number}"))];
        foreach (var id in ids.Concat(ids))
        {
            await Parts.AddAsync(_file, id, Token);
        }

        ids.Sort((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));
        (await Parts.ListAsync(_file, Token).ToListAsync(Token)).ShouldBe(ids);
        (await Parts.ListAsync(_file, ids[2], Token).ToListAsync(Token)).ShouldBe(ids[3..]);
        (await Parts.ListAsync(ArticleId.FromName("other"), Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_record_of_a_run_that_finds_an_article_stays_the_first()
    {
        var id = ArticleId.FromName("a");
        (await Parts.ClaimAsync(_file, id, Run, "one", Token)).ShouldBeTrue();
        (await Parts.ClaimAsync(_file, id, Run, "two", Token)).ShouldBeFalse();
        await Parts.AddAsync(_file, id, Token);
        (await Parts.ClaimAsync(_file, id, Run, "one", Token)).ShouldBeTrue();

        (await Parts.ClaimAsync(_file, id, Revision.Of("next"u8), "two", Token)).ShouldBeTrue();
        (await Parts.ListAsync(_file, Token).ToListAsync(Token)).ShouldBe([id]);
    }

    [Fact]
    public async Task Of_many_records_that_find_an_article_at_once_exactly_one_is_the_first()
    {
        var id = ArticleId.FromName("a");
        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(record =>
            Task.Run(() => Parts.ClaimAsync(_file, id, Run, $"{record}", Token), Token)));
        first.Count(isFirst => isFirst).ShouldBe(1);
    }
}
