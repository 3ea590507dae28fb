using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Contracts;

public sealed class SubjectTermTests
{
    [Fact]
    public void A_code_with_and_without_its_name_is_one_term() =>
        SubjectTerm.Of(
        [
            new WireSubject("desk", "7", Name: null), new WireSubject("desk", "7", "Ferries"), new WireSubject("desk", "7", "Ferries"),
            new WireSubject("coast", "7", Name: null), new WireSubject(Scheme: null, Code: null, "Ferries"),
        ]).ShouldBe(
        [
            new SubjectTerm("desk", "7", "Ferries"), new SubjectTerm("coast", "7", Name: null),
            new SubjectTerm(Scheme: null, Code: null, "Ferries"),
        ]);

    [Theory]
    [InlineData("X1", null, true)]
    [InlineData("x1", null, true)]
    [InlineData("desk:x1", null, true)]
    [InlineData("X1", "Ferries", false)]
    [InlineData("ferries", "Ferries", true)]
    [InlineData("desk:X1", "Ferries", true)]
    public void A_filter_knows_a_term_by_what_facets_show_of_it(string value, string? name, bool expected) =>
        new SubjectTerm("desk", "X1", name).Is(value).ShouldBe(expected);
}
