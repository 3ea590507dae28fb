using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Contracts;

public sealed class InboxNameTests
{
    [Theory]
    [InlineData("", "1 to 1024 characters")]
    [InlineData("/a", "begin or end with a slash")]
    [InlineData("//a", "begin or end with a slash")]
    [InlineData("a/", "begin or end with a slash")]
    [InlineData("a\\b", "backslash")]
    [InlineData(".", "\"..\"")]
    [InlineData("..", "\"..\"")]
    [InlineData("../articles-clean/x.json", "\"..\"")]
    [InlineData("a/../../articles-clean/x.json", "\"..\"")]
    [InlineData("a/./b", "\"..\"")]
    [InlineData("a\nb", "control characters")]
    [InlineData("a\tb", "control characters")]
    [InlineData("a\u0085b", "control characters")]
    [InlineData("a\uFFFEb", "control characters")]
    public void A_name_that_no_address_or_listing_keeps_is_not_allowed(string name, string why)
    {
        InboxName.Problem(name).ShouldNotBeNull().ShouldContain(why);
        InboxName.Rejection(name).ShouldSatisfyAllConditions(
            reason => reason.Code.ShouldBe("bad-name"),
            reason => reason.Message.ShouldContain("Rename it"),
            reason => reason.Message.ShouldAllBe(character => !char.IsControl(character)));
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a//b.html")]
    [InlineData("...")]
    [InlineData("a/..b/c..")]
    [InlineData("%2e%2e/a")]
    [InlineData(" ")]
    [InlineData("a?b#c%d&e")]
    public void What_comes_back_as_it_was_is_allowed(string name) => InboxName.IsAllowed(name).ShouldBeTrue();

    // An attribute cannot hold it.
    [Fact]
    public void Half_a_surrogate_pair_is_not_allowed() => InboxName.IsAllowed("a\uD800b").ShouldBeFalse();

    [Fact]
    public void The_longest_and_deepest_names_are_allowed_and_no_longer_ones()
    {
        InboxName.IsAllowed(new string('n', 1024)).ShouldBeTrue();
        InboxName.IsAllowed(new string('n', 1025)).ShouldBeFalse();
        InboxName.IsAllowed(string.Join('/', Enumerable.Repeat("p", 254))).ShouldBeTrue();
        InboxName.IsAllowed(string.Join('/', Enumerable.Repeat("p", 255))).ShouldBeFalse();
    }
}
