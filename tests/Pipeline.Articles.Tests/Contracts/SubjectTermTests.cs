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
}
