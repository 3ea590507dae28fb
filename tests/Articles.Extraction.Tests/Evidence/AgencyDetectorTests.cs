using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class AgencyDetectorTests
{
    private static readonly AgencyDetector Agencies = new();

    [Theory]
    [InlineData("(AP)", "AP")]
    [InlineData("© Reuters", "Reuters")]
    [InlineData("dpa/lnw", "dpa")]
    [InlineData("Associated Press", "AP")]
    [InlineData("© 2024 AFP", "AFP")]
    [InlineData("Quelle: dpa", "dpa")]
    [InlineData("(新华社)", "Xinhua")]
    public void A_lone_mark_names_its_agency(string line, string agency) => Agencies.FindMark(line).ShouldBe(agency);

    [Theory]
    [InlineData("AP Photo/Jane Doe")]
    [InlineData("ap")]
    [InlineData("The AP said so.")]
    [InlineData("")]
    public void Other_lines_are_no_mark(string line) => Agencies.FindMark(line).ShouldBeNull();

    [Theory]
    [InlineData("WASHINGTON (AP) — Ambassador Gordon Sondland, the most anticipated witness", "AP", "Ambassador")]
    [InlineData("PARIS, 20 nov (Reuters) - Le ministre", "Reuters", "Le")]
    [InlineData("(ANSA) - ROMA, 20 NOV - Il ministro", "ANSA", "ROMA")]
    [InlineData("Berlin (dpa) - Der Minister", "dpa", "Der")]
    [InlineData("MADRID — Rafael Nadal kept Spain’s hopes alive", null, "Rafael")]
    [InlineData("CLEVELAND, Ohio – The Doobie Brothers", null, "The")]
    public void A_dateline_is_found_with_its_agency(string paragraph, string? agency, string next)
    {
        var dateline = Agencies.FindDateline(paragraph).ShouldNotBeNull();

        dateline.Agency.ShouldBe(agency);
        paragraph[dateline.Length..].ShouldStartWith(next);
    }

    [Theory]
    [InlineData("Two hostages — an American and an Australian — were freed.")]
    [InlineData("The bank (AP said so) did not comment - as usual.")]
    [InlineData("NATO said on Friday - that was news to some - that it would go.")]
    public void Prose_has_no_dateline(string paragraph) => Agencies.FindDateline(paragraph).ShouldBeNull();

    [Theory]
    [InlineData("while attempting to sneak into the US. PTI", "PTI")]
    [InlineData("(Reporting by Will Dunham; Editing by Tom Brown)", "Reuters")]
    [InlineData("the minister said. (AFP)", "AFP")]
    [InlineData("the minister told the AP", null)]
    public void A_mark_may_follow_the_last_sentence(string paragraph, string? agency) => Agencies.FindAtEnd(paragraph).ShouldBe(agency);
}
