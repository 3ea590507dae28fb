namespace Pipeline.Training.Tests.Corpora;

public sealed class ColumnCorpusTests
{
    [Fact]
    public void Documents_end_at_their_marks_and_names_at_a_new_start_or_class()
    {
        using var folder = new CorpusFolder(
            ("a.txt",
            "-DOCSTART- O\n\nAda I-PER\nLovelace I-PER\nLondon I-LOC\nParis B-LOC\n. O\n\nIt O\nrained O\n. O\n\n-DOCSTART- O\n\nNATO "
            + "I-ORG\n"));
        folder.Read("conll", "a.txt").Select(CorpusFolder.Show)
            .ShouldBe(["[Person Ada Lovelace] [Location London] [Location Paris]. It rained.", "[Organization NATO]"]);
    }

    [Fact]
    public void A_sentence_is_taken_as_written_where_the_file_says_how()
    {
        using var folder = new CorpusFolder(
            ("a.iob2",
            "# newdoc id = 1\n# text = “The U.S.-led "
            + "talks”\n1\t“\tO\t-\n2\tThe\tO\t-\n3\tU.S.\tB-LOC\t-\n4\t-led\tO\t-\n5\ttalks\tO\t-\n6\t”\tO\t-\n"));
        folder.Read("uner", "a.iob2").Select(CorpusFolder.Show).ShouldBe(["“The [Location U.S.]-led talks”"]);
    }

    [Fact]
    public void Posts_are_texts_of_their_own_and_tokens_that_a_conversion_emptied_are_none()
    {
        using var folder = new CorpusFolder(
            ("a.conll", "#UN\tB-ORG\nreport\tO\n\t\tO\n\nHi\tO\n"), ("b.conll", string.Empty), ("e.conll", string.Empty),
            ("f.conll", string.Empty), ("g.conll", string.Empty), ("h.conll", string.Empty));
        folder.Read("btc").Select(CorpusFolder.Show).ShouldBe(["[Organization #UN] report", "Hi"]);
    }

    [Fact]
    public void Labels_of_a_domain_become_classes_and_common_nouns_no_names()
    {
        var files = from domain in (string[])["politics", "science", "music", "literature", "ai"]
                    from part in (string[])["train", "dev", "test"]
                    select ($"ner_data/{domain}/{part}.txt", domain == "music" && part == "train"
                        ? "ABBA\tB-band\nplayed\tO\npop\tB-musicgenre\nfor\tO\nBono\tB-musicalartist\n"
                        : string.Empty);
        using var folder = new CorpusFolder([.. files]);
        folder.Read("crossner").Select(CorpusFolder.Show).ShouldBe(["[Organization ABBA] played pop for [Person Bono]"]);
    }

    [Fact]
    public void A_line_without_a_label_is_named_in_the_error()
    {
        using var folder = new CorpusFolder(("a.txt", "Ada I-PER\nLovelace\n"));
        Should.Throw<InvalidDataException>(() => folder.Read("conll", "a.txt")).Message.ShouldContain("line 2");
    }

    [Fact]
    public void An_unknown_corpus_is_refused_with_the_known_ones() =>
        Should.Throw<ArgumentException>(() => CorpusArgument.Parse("nowhere=x").Read(CorpusFolder.Gazetteer))
            .Message.ShouldContain("crossner");

    [Theory]
    [InlineData("conll")]
    [InlineData("=x")]
    [InlineData("conll=")]
    public void A_corpus_argument_needs_a_name_and_a_path(string argument) =>
        Should.Throw<ArgumentException>(() => CorpusArgument.Parse(argument));
}
