using Pipeline.Articles.Searching.Trends;
using Pipeline.Web.Trends;

namespace Pipeline.Web.Tests.Trends;

public sealed class GraphLayoutTests
{
    [Fact]
    public void Entities_stand_on_a_circle_at_equal_distances_and_names_stay_apart()
    {
        var entities = Enumerable.Range(0, 12).Select(i => new EntityTrend("Person", $"P{i}", 100 - i, [])).ToList();
        var nodes = GraphLayout.Place(entities, []);
        nodes.Select(node => node.Entity).Order().ShouldBe(Enumerable.Range(0, 12));
        var distances = nodes.Zip(
            [.. nodes.Skip(1), nodes[0]], (one, next) => Math.Sqrt(Math.Pow(one.X - next.X, 2) + Math.Pow(one.Y - next.Y, 2))).ToList();
        distances.ShouldAllBe(distance => Math.Abs(distance - distances[0]) < 1e-6);

        // The picture is its own mirror image.
        foreach (var node in nodes)
        {
            nodes.ShouldContain(other => Math.Abs(other.X - (GraphLayout.Width - node.X)) < 1e-6 && Math.Abs(other.Y - node.Y) < 1e-6);
        }

        foreach (var side in nodes.GroupBy(node => node.Anchor))
        {
            var lines = side.Select(node => node.LabelY).Order().ToList();
            lines.Zip(lines.Skip(1), (above, below) => below - above).ShouldAllBe(gap => gap > 16);
        }

        nodes.ShouldAllBe(
            node => node.LabelX > 0 && node.LabelX < GraphLayout.Width && node.LabelY > 10 && node.LabelY < GraphLayout.Height - 3);
    }

    [Fact]
    public void Those_that_stand_together_most_often_are_neighbours()
    {
        var entities = Enumerable.Range(0, 4).Select(i => new EntityTrend("Person", $"P{i}", 10 - i, [])).ToList();
        EntityPair[] pairs = [new(0, 3, 9), new(1, 2, 7), new(0, 1, 1)];
        GraphLayout.Place(entities, pairs).Select(node => node.Entity).ShouldBe([0, 3, 1, 2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_few_are_placed_too(int count) =>
        GraphLayout.Place([.. Enumerable.Range(0, count).Select(i => new EntityTrend("Person", $"P{i}", 1, []))], [])
            .ShouldAllBe(node => double.IsFinite(node.X) && double.IsFinite(node.LabelY));
}
