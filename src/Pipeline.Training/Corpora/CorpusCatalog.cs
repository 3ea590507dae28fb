using Articles.TextAnalytics.Embedded.Entities;

namespace Pipeline.Training.Corpora;

/// <summary>The corpora that can be read, by name.</summary>
internal static class CorpusCatalog
{
    /// <summary>The names that <see cref="Open"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["crossner", "docred", "gum", "btc", "wnut17", "conll", "uner", "germeval", "europeana"];

    /// <summary>Opens a corpus.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="path">Its folder, or its file for <c>conll</c> and <c>uner</c>.</param>
    /// <param name="gazetteer">Tells peoples from places where a corpus does not.</param>
    /// <exception cref="ArgumentException">There is no such corpus.</exception>
    public static ICorpus Open(string name, string path, Gazetteer gazetteer) => name switch
    {
        "crossner" => CrossNer.Open(path),
        "docred" => new DocRed(path, gazetteer),
        "gum" => new Gum(path, gazetteer),
        "btc" => BroadTwitterCorpus.Open(path),
        "wnut17" => Wnut17.Open(path),
        "conll" => ConllLabels.Open(path),
        "uner" => UniversalNer.Open(path),
        "germeval" => GermEval.Open(path),
        "europeana" => Europeana.Open(path),
        _ => throw new ArgumentException($"There is no corpus '{name}'; known are {string.Join(", ", Names)}.", nameof(name)),
    };
}
