namespace Pipeline.Articles.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["dryRun", "stale", "failed", "since", "name", "limit"];

    [Theory]
    [InlineData("dry_run", "dryRun")]
    [InlineData("dryrun", "dryRun")]
    [InlineData("DryRun", "dryRun")]
    [InlineData("Fialed", "failed")]
    [InlineData("nmae", "name")]
    public void A_mistyped_name_finds_what_was_meant(string given, string meant) => NearestName.Of(given, Names).ShouldBe(meant);

    [Theory]
    [InlineData("colour")]
    [InlineData("")]
    [InlineData("id")]
    public void A_name_that_resembles_none_finds_none(string given) => NearestName.Of(given, Names).ShouldBeNull();

    [Fact]
    public void Where_nothing_is_allowed_nothing_was_meant() => NearestName.Of("dryRun", []).ShouldBeNull();

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("serach", "search", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void The_distance_counts_letters_and_a_swap_as_one(string from, string to, int distance) =>
        NearestName.Distance(from, to).ShouldBe(distance);
}
