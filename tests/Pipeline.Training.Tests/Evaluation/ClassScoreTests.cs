using Pipeline.Training.Evaluation;

namespace Pipeline.Training.Tests.Evaluation;

public sealed class ClassScoreTests
{
    [Fact]
    public void Precision_recall_and_their_mean_follow_from_the_counts()
    {
        var score = new ClassScore(Right: 3, Found: 4, Marked: 6);
        score.Precision.ShouldBe(0.75);
        score.Recall.ShouldBe(0.5);
        score.F1.ShouldBe(0.6, 1e-9);
        (score + score).ShouldBe(new ClassScore(6, 8, 12));
    }

    [Fact]
    public void Nothing_found_where_nothing_is_marked_is_right() => default(ClassScore).F1.ShouldBe(1);
}
