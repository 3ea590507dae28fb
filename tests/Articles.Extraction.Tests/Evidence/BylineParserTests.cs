using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class BylineParserTests
{
    private static readonly BylineParser Bylines = new(new AgencyDetector());

    [Theory]
    [InlineData("By Jane Doe and John Roe, AP", "Jane Doe and John Roe")]
    [InlineData("By LISA MASCARO, MARY CLARE JALONICK and ERIC TUCKER", "LISA MASCARO, MARY CLARE JALONICK and ERIC TUCKER")]
    [InlineData("By Laura Mowat", "Laura Mowat")]
    [InlineData("By Justine Coleman - 11/18/19 11:04 PM EST", "Justine Coleman")]
    [InlineData("By Amy Kuperinsky | NJ Advance Media for NJ.com", "Amy Kuperinsky")]
    [InlineData("by Jeff Foust — November 18, 2019", "Jeff Foust")]
    [InlineData("By Yasemin Saplakoglu - Staff Writer 2019-11-18T23:30:00Z Health", "Yasemin Saplakoglu")]
    [InlineData("Written by Rachael Link, MS, RD on November 14, 2019", "Rachael Link")]
    [InlineData("Von Anna Müller und Peter von der Heide", "Anna Müller und Peter von der Heide")]
    [InlineData("Par Jean-Pierre Élkaïm, envoyé spécial à Kiev", "Jean-Pierre Élkaïm")]
    [InlineData("Por María José García", "María José García")]
    [InlineData("Di Marco D'Amico", "Marco D'Amico")]
    [InlineData("Door Jan de Vries", "Jan de Vries")]
    [InlineData("Автор: Иван Петров", "Иван Петров")]
    [InlineData("文／王小明", "王小明")]
    [InlineData("By Dr. Ada Lind, PhD, and Prof. Bo Ek III", "Dr. Ada Lind and Prof. Bo Ek III")]
    [InlineData("By Ada Lind Transport Correspondent", "Ada Lind")]
    [InlineData("By Ada Lind Assistant Foreign Editor", "Ada Lind")]
    [InlineData("By Ada Holly World", "Ada Holly World")]
    [InlineData("By Odile “Tug” O’Marsh-Lind Jr.", "Odile “Tug” O’Marsh-Lind Jr.")]
    [InlineData("By Ada \"Bay\" Lind and Bo Ek", "Ada \"Bay\" Lind and Bo Ek")]
    public void A_byline_gives_its_names(string line, string names) => Bylines.Find(line).ShouldBe(names);

    [Theory]
    [InlineData("By the time he arrived, everyone had left.")]
    [InlineData("By 2024 the plant will close")]
    [InlineData("By admin - 2018-09-16")]
    [InlineData("By Associated Press")]
    [InlineData("De minister zei vrijdag dat")]
    [InlineData("Jane Doe")]
    [InlineData("By 12, Ph.D.")]
    public void Other_lines_are_no_byline(string line) => Bylines.Find(line).ShouldBeNull();

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("Jane Doe, Staff Writer", "Jane Doe")]
    [InlineData("Jane Doe <jane@example.org>", "Jane Doe")]
    [InlineData("Jane Doe | April 20, 2024", "Jane Doe")]
    [InlineData("https://www.facebook.com/jane", null)]
    [InlineData("AFP", null)]
    [InlineData("admin", null)]
    public void A_declared_author_is_cleaned(string declared, string? names) => Bylines.Clean(declared).ShouldBe(names);
}
