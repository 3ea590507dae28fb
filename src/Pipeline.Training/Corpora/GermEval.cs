namespace Pipeline.Training.Corpora;

/// <summary>
/// The shared task on German names at GermEval 2014 (Benikova et al. 2014): unrelated sentences of Wikipedia and newspapers. The outer names
/// count; derived words ("deutsch") and compounds with a name in them are no names.
/// </summary>
internal static class GermEval
{
    private static readonly string[] Files = ["NER-de-train.tsv", "NER-de-dev.tsv", "NER-de-test.tsv"];

    /// <summary>Opens those of its three files that are in <paramref name="folder"/>.</summary>
    public static ICorpus Open(string folder) =>
        new ColumnCorpus(
            [.. Files.Select(name => Path.Combine(folder, name)).Where(File.Exists)],
            new ColumnFile(1, 2, (label, _) => ConllLabels.ClassOf(label)),
            byDocument: false);
}
