using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Articles.Searching;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Tests.Shell;

public sealed class SearchStateTests
{
    private static readonly Gen<string> Value = Gen.OneOf("en", "Person:Xi: the man", "a&b=c?d#e", "中国", "\"quoted\"", "50 %", "+1");

    private static readonly Gen<SearchState> States =
        from text in Gen.OneOf(Value, Gen.Const(string.Empty))
        from entities in Value.Array[0, 3].Select(values => values.Distinct().ToArray())
        from language in Gen.Null(Value)
        from site in Gen.Null(Value)
        from sentiment in Gen.Null(Value)
        from subjects in Value.Array[0, 3].Select(values => values.Distinct().ToArray())
        from genre in Gen.Null(Value)
        from provider in Gen.Null(Value)
        from urgency in Gen.Int[0, 9]
        from type in Gen.Null(Gen.OneOf("article", "forum"))
        from story in Gen.Null(Value)
        from days in Gen.Int[0, 3000]
        from hides in Gen.Bool
        from sort in Gen.Enum<SearchSort>()
        from page in Gen.Int[1, 5000]
        select new SearchState
        {
            Text = text,
            Entities = entities,
            Language = language,
            Site = site,
            Sentiment = sentiment,
            Subjects = subjects,
            Genre = genre,
            Provider = provider,
            Urgency = urgency == 0 ? null : urgency,
            PageType = type,
            Story = story,
            From = days % 2 == 0 ? null : new DateOnly(2020, 1, 1).AddDays(days),
            To = days % 3 == 0 ? null : new DateOnly(2021, 1, 1).AddDays(days),
            HidesCopies = hides,
            Sort = sort,
            Page = page,
        };

    [Fact]
    public void The_address_holds_all_of_it() => States.Sample(state =>
    {
        var read = Read(state.SearchUrl);
        read.Entities.ShouldBe(state.Entities);
        read.Subjects.ShouldBe(state.Subjects);
        (read with { Entities = state.Entities, Subjects = state.Subjects }).ShouldBe(state);
    });

    [Fact]
    public void The_trends_are_of_the_same_articles() => States.Sample(state =>
    {
        var (search, trends) = (state.ToFilter(), Read(state.TrendsUrl).ToFilter());
        trends.Entities.ShouldBe(search.Entities);
        trends.Subjects.ShouldBe(search.Subjects);
        (trends with { Entities = search.Entities, Subjects = search.Subjects }).ShouldBe(search);
    });

    [Theory]
    [InlineData("/search?page=0&from=yesterday&to=2024-02-30&sort=best&copies=no&entity=&language=%20", "/search")]
    [InlineData("/search?page=999999999", "/search?page=5000")]
    [InlineData("/search?entity=Xi&entity=xi&entity=Bo", "/search?entity=Xi&entity=Bo")]
    public void What_cannot_be_read_is_passed_over(string address, string expected) => Read(address).SearchUrl.ShouldBe(expected);

    [Fact]
    public void The_last_day_counts()
    {
        var filter = Read("/search?from=2024-04-20&to=2024-04-20").ToFilter();
        filter.PublishedFrom.ShouldBe(new DateTimeOffset(2024, 4, 20, 0, 0, 0, TimeSpan.Zero));
        filter.PublishedBefore.ShouldBe(new DateTimeOffset(2024, 4, 21, 0, 0, 0, TimeSpan.Zero));
        Read("/search?to=9999-12-31").ToFilter().PublishedBefore.ShouldBeNull();
    }

    private static SearchState Read(string address) =>
        SearchState.Read(new QueryCollection(QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), address).Query)));
}
