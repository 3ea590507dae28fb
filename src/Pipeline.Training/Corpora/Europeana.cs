namespace Pipeline.Training.Corpora;

/// <summary>
/// A language of Europeana Newspapers' corpus (Neudecker 2016): scanned newspapers of the 19th and 20th century with their scanning errors.
/// The files mark no sentences; every few sentences are a text here.
/// </summary>
internal static class Europeana
{
    /// <summary>Opens one <c>.bio</c> file.</summary>
    public static ICorpus Open(string path) =>
        new ColumnCorpus([path], new ColumnFile(0, -1, (label, _) => ConllLabels.ClassOf(label), sentencesOfText: 12), byDocument: true);
}
