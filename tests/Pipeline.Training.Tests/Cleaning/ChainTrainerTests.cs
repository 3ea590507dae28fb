using Articles.Extraction.FlatText;
using Pipeline.Training.Cleaning;

namespace Pipeline.Training.Tests.Cleaning;

public sealed class ChainTrainerTests
{
    private const int Menu = 0;
    private const int Prose = 1;
    private const int Features = 2;

    private static readonly ChainTrainer.Settings Settings = new(Rounds: 30, Rate: 0.1, Penalty: 1, Cost: 3);

    [Fact]
    public void What_the_pages_show_is_learnt() =>
        Fit(new float[Features * BlockTagger.Columns]).Tag([[Menu], [Prose], [Prose], [Prose], [Menu]], out _).ShouldBe(
            [BlockState.Before, BlockState.Body, BlockState.Body, BlockState.Body, BlockState.After]);

    [Fact]
    public void The_same_pages_give_the_same_weights()
    {
        var (one, other) = (Fit(new float[Features * BlockTagger.Columns]), Fit(new float[Features * BlockTagger.Columns]));

        for (var feature = 0; feature < Features; feature++)
        {
            for (var column = 0; column < BlockTagger.Columns; column++)
            {
                one.Weight(feature, column).ShouldBe(other.Weight(feature, column));
            }
        }
    }

    [Fact]
    public void Where_the_pages_say_nothing_the_prior_stays()
    {
        var prior = new float[(Features + 1) * BlockTagger.Columns];
        prior[(Features * BlockTagger.Columns) + (int)BlockState.Body] = -4;

        Fit(prior).Weight(Features, (int)BlockState.Body).ShouldBe(-4);
    }

    private static BlockTagger Fit(float[] prior) => new ChainTrainer(prior, Settings).Fit(
    [
        Page(BlockState.Before, BlockState.Body, BlockState.Body, BlockState.After),
        Page(BlockState.Before, BlockState.Before, BlockState.Body, BlockState.After, BlockState.After),
        Page(BlockState.Before, BlockState.Body, BlockState.Body, BlockState.Body, BlockState.After),
    ]);

    private static ChainTrainer.Example Page(params BlockState[] states) => new(
        [.. states.Select(state => new[] { state == BlockState.Body ? Prose : Menu })], states, [.. states.Select(_ => 20)], 1);
}
