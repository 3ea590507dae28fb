using Pipeline.Training.Cleaning;

namespace Pipeline.Training.Tests.Cleaning;

public sealed class ShingleScoreTests
{
    [Fact]
    public void The_same_words_score_one_whatever_stands_between_them()
    {
        var score = new ShingleScore();

        score.Add("One two, three four five.", "One two three four\nfive").ShouldBe(1);

        (score.Precision, score.Recall, score.F1).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_page_counts_by_its_four_word_shingles()
    {
        // Two of two shingles of the truth are found, beside two more.
        new ShingleScore().Add("a b c d e", "a b c d e f g").ShouldBe(2 * 0.5 * 1 / 1.5, 1e-9);
    }

    [Fact]
    public void A_page_without_text_costs_recall_and_leaves_precision_alone()
    {
        var score = new ShingleScore();
        score.Add("a b c d e", "a b c d e");

        score.Add("a b c d e", string.Empty).ShouldBe(0);

        (score.Precision, score.Recall).ShouldBe((1, 0.5));
    }

    [Fact]
    public void Without_pages_nothing_is_scored() => new ShingleScore().F1.ShouldBe(0);
}
