using Articles.TextAnalytics.Aliases;

namespace Articles.TextAnalytics.Tests.Merging;

public sealed class EntityAliasesTests
{
    private static readonly EntityAliases Aliases = new();

    [Theory]
    [InlineData("US", "United States")]
    [InlineData("the UN", "United Nations")]
    [InlineData("Calif.", "California")]
    [InlineData("Peking", "Beijing")]
    public void A_name_is_found_as_it_is_written(string name, string expected) =>
        Aliases.Find(name).ShouldNotBeNull().Name.ShouldBe(expected);

    [Theory]
    [InlineData("us")]
    [InlineData("American")]
    [InlineData("fed")]
    public void A_word_that_is_no_name_is_not(string word) => Aliases.Find(word).ShouldBeNull();

    [Fact]
    public void A_searcher_finds_all_names_of_what_a_word_stands_for() =>
        Aliases.SynonymsOf("u.s.").ShouldBe(
            ["United States", "US", "USA", "U.S.A.", "United States of America", "America", "American", "Americans"]);

    [Fact]
    public void A_word_that_is_not_in_the_table_has_no_synonyms() => Aliases.SynonymsOf("quellmann").ShouldBeEmpty();

    [Fact]
    public void Each_name_stands_for_one_entry() =>
        Aliases.All.SelectMany(alias => alias.OtherNames.Append(alias.Name)).GroupBy(name => name).Where(group => group.Count() > 1)
            .ShouldBeEmpty();
}
