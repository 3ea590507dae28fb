namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>
/// Normalised discounted cumulative gain of the first ten hits (Järvelin and Kekäläinen, 2002), with the grade as the gain, as trec_eval and BEIR
/// count.
/// </summary>
internal static class Ndcg
{
    public const int Depth = 10;

    public static double Of(IEnumerable<string> hits, IReadOnlyDictionary<string, int> grades)
    {
        var ideal = Gain(grades.Values.OrderDescending());
        return ideal == 0 ? 0 : Gain(hits.Select(hit => grades.GetValueOrDefault(hit))) / ideal;
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Depth).Select((grade, place) => grade / Math.Log2(place + 2)).Sum();
}
