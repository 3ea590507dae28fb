using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("medtop:20001065", null, "medtop", "20001065", "soccer")]
    [InlineData("http://cv.iptc.org/newscodes/mediatopic/20001065", null, "medtop", "20001065", "soccer")]
    [InlineData("20001065", "http://cv.iptc.org/newscodes/mediatopic/", "medtop", "20001065", "soccer")]
    [InlineData("medtop:20001065", "medtop", "medtop", "20001065", "soccer")]
    [InlineData("20001065", null, "medtop", "20001065", "soccer")]
    [InlineData("15054000", "IPTC", "subj", "15054000", "soccer")]
    [InlineData("15054000", "IptcSubjectCodes", "subj", "15054000", "soccer")]
    [InlineData("subj:15054000", null, "subj", "15054000", "soccer")]
    [InlineData("15000000", null, "subj", "15000000", "sport")]
    [InlineData("medtop:29999999", null, "medtop", "29999999", null)]
    [InlineData("dpasubject:553", null, "dpasubject", "553", null)]
    [InlineData("12345678", "desk", "desk", "12345678", null)]
    public void A_term_of_the_IPTC_has_one_vocabulary_and_a_name_however_it_is_written(
        string code, string? scheme, string? expectedScheme, string expectedCode, string? expectedName) =>
        WireText.Subject(code, name: null, scheme).ShouldBe(new WireSubject(expectedScheme, expectedCode, expectedName));

    [Fact]
    public void The_agencys_own_name_of_a_term_stays() =>
        WireText.Subject("medtop:20001065", "Fußball").ShouldBe(new WireSubject("medtop", "20001065", "Fußball"));

    [Theory]
    [InlineData("medtop", "20001065", "competition discipline, sport")]
    [InlineData("medtop", "15000000", "")]
    [InlineData("subj", "15054000", "soccer, competition discipline, sport")]
    [InlineData("subj", "15054001", "soccer, competition discipline, sport")]
    [InlineData("subj", "15999000", "sport")]
    [InlineData("subj", "99999999", "")]
    [InlineData("dpasubject", "20001065", "")]
    [InlineData("medtop", null, "")]
    public void A_term_belongs_to_broader_ones(string scheme, string? code, string expected) =>
        string.Join(", ", MediaTopics.Table.BroaderOf(scheme, code).Select(topic => topic.Name)).ShouldBe(expected);

    [Fact]
    public void A_changed_subject_or_urgency_is_another_revision_of_the_same_text()
    {
        var texts = new[]
            {
                "",
                "<urgency>2</urgency>",
                "<subject qcode=\"medtop:20001065\"/>",
                "<urgency>2</urgency>",
            }
            .Select(meta => Read(Wires.G2(contentMeta: meta)).RevisionText).ToList();

        texts.Distinct().Count().ShouldBe(3);
    }

    private static Articles.Extraction.Formats.SourceDocument Read(string content) =>
        new ArticleExtractor().Begin("a.xml", System.Text.Encoding.UTF8.GetBytes(content), TestContext.Current.CancellationToken)
            .Documents.ShouldHaveSingleItem();
}
