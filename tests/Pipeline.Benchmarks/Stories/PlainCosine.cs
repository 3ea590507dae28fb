namespace Pipeline.Benchmarks.Stories;

/// <summary>
/// What a few lines give: the cosine of TF-IDF vectors of headline and 250 words, lower-cased, with the document frequencies of the whole
/// set, which a stream does not have.
/// </summary>
internal sealed class PlainCosine
{
    private const int LeadWords = 250;
    private readonly List<Dictionary<string, double>> _vectors;

    public PlainCosine(IReadOnlyList<EventArticle> articles)
    {
        var counts = articles.Select(article => Words($"{article.Title} {article.Text}").Take(LeadWords)
            .GroupBy(word => word).ToDictionary(word => word.Key, word => word.Count())).ToList();
        var frequencies = counts.SelectMany(words => words.Keys).GroupBy(word => word).ToDictionary(word => word.Key, word => word.Count());
        _vectors = counts.ConvertAll(words =>
        {
            var weights = words.ToDictionary(
                word => word.Key, word => (1 + Math.Log(word.Value)) * Math.Log((articles.Count + 1.0) / frequencies[word.Key]));
            var norm = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
            return weights.ToDictionary(weight => weight.Key, weight => norm == 0 ? 0 : weight.Value / norm);
        });
    }

    public double Similarity(int one, int other) =>
        _vectors[one].Sum(weight => weight.Value * _vectors[other].GetValueOrDefault(weight.Key));

    private static string[] Words(string text) => new string([.. text.ToLowerInvariant()
        .Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
