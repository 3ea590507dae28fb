namespace Pipeline.Training.Corpora;

/// <summary>
/// A file of Universal NER (Mayhew et al. 2024): column 2 has tokens, column 3 labels, comments the text and the documents.
/// </summary>
internal static class UniversalNer
{
    /// <summary>Opens one <c>.iob2</c> file.</summary>
    public static ICorpus Open(string path) =>
        new ColumnCorpus([path], new ColumnFile(1, 2, (label, _) => ConllLabels.ClassOf(label)), byDocument: true);
}
