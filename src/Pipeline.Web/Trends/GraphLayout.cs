using Pipeline.Articles.Searching.Trends;

namespace Pipeline.Web.Trends;

/// <summary>
/// Places entities on a circle, so that the picture is the same each time, every name has room beside its place, and no line runs through
/// another place. Neighbours are those that stand together most often, which keeps the heavy lines short.
/// </summary>
internal static class GraphLayout
{
    public const int Width = 760;
    public const int Height = 470;
    private const double Circle = 165;
    private const double MinRadius = 6;
    private const double MaxRadius = 20;
    private const double LabelGap = 9;

    /// <summary>The places, in the order of the circle from the top and with the clock.</summary>
    public static IReadOnlyList<GraphNode> Place(IReadOnlyList<EntityTrend> entities, IReadOnlyList<EntityPair> pairs)
    {
        var order = Order(entities.Count, pairs);
        var most = entities.Max(entity => entity.Articles);
        return [.. order.Select(
            (entity, i) =>
            NodeOf(entity, (2 * Math.PI * i / order.Count) - (Math.PI / 2), Math.Sqrt((double)entities[entity].Articles / most)))];
    }

    private static GraphNode NodeOf(int entity, double angle, double size)
    {
        var radius = Math.Max(MinRadius, MaxRadius * size);
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var (x, y) = ((Width / 2) + (Circle * cos), (Height / 2) + (Circle * sin));
        var anchor = cos switch { >= 0.15 => "start", <= -0.15 => "end", _ => "middle" };
        // Above and below, the name goes over or under its place; else beside it.
        var (labelX, labelY) = anchor == "middle"
            ? (x, y + (Math.Sign(sin) * (radius + LabelGap)) + (sin > 0 ? 10 : 0))
            : (x + (Math.Sign(cos) * (radius + LabelGap)), y + 5);
        return new GraphNode(entity, x, y, radius, labelX, labelY, anchor);
    }

    /// <summary>From the most frequent on, always the one that stands with the last one most often.</summary>
    private static List<int> Order(int count, IReadOnlyList<EntityPair> pairs)
    {
        var left = Enumerable.Range(0, count).ToList();
        var order = new List<int>(count);
        while (left.Count > 0)
        {
            var next = order.Count == 0 ? left[0] : left.MaxBy(candidate => Together(order[^1], candidate, pairs));
            left.Remove(next);
            order.Add(next);
        }

        return order;
    }

    private static int Together(int one, int other, IReadOnlyList<EntityPair> pairs) =>
        pairs.FirstOrDefault(pair => (pair.First == one && pair.Second == other) || (pair.First == other && pair.Second == one))?.Articles
            ?? 0;
}
