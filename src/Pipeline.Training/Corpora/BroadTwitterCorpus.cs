namespace Pipeline.Training.Corpora;

/// <summary>
/// The Broad Twitter Corpus (Derczynski, Bontcheva and Roberts 2016): posts of 2009 to 2014 with persons, locations and organisations.
/// </summary>
internal static class BroadTwitterCorpus
{
    private static readonly string[] Sections = ["a", "b", "e", "f", "g", "h"];

    /// <summary>Opens the sections as <c>a.conll</c> and so on in <paramref name="folder"/>.</summary>
    public static ICorpus Open(string folder) => new ColumnCorpus(
        [.. Sections.Select(section => Path.Combine(folder, section + ".conll"))],
        new ColumnFile(0, 1, (label, _) => ConllLabels.ClassOf(label)), byDocument: false);
}
