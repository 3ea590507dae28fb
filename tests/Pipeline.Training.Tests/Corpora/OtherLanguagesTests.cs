namespace Pipeline.Training.Tests.Corpora;

public sealed class OtherLanguagesTests
{
    [Fact]
    public void GermEval_outer_names_count_and_words_derived_from_names_do_not()
    {
        using var folder = new CorpusFolder(
            ("NER-de-dev.tsv",
            "#\thttp://example.de/\t[2010-01-01]\n1\tDas\tO\tO\n2\tdeutsche\tB-LOCderiv\tO\n3\tKöln\tB-LOC\tO\n\n"));
        folder.Read("germeval").Select(CorpusFolder.Show).ShouldBe(["Das deutsche [Location Köln]"]);
    }

    [Fact]
    public void Europeana_marks_are_parted_from_words_and_stops_end_sentences()
    {
        const string Sentence = "Men O\nzegt O\nin O\nde O\nstad O\nLeiden, B-LOC\nzoo O\nheet O\nhet. O\n";
        using var folder = new CorpusFolder(("nl.bio", string.Concat(Enumerable.Repeat(Sentence, 13))));

        var texts = folder.Read("europeana", "nl.bio").Select(CorpusFolder.Show).ToList();

        texts.Count.ShouldBe(2);
        texts[1].ShouldBe("Men zegt in de stad [Location Leiden], zoo heet het.");
    }
}
