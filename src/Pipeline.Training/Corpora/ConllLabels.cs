namespace Pipeline.Training.Corpora;

/// <summary>The labels of the CoNLL 2003 shared task (Tjong Kim Sang and De Meulder 2003), which many corpora share.</summary>
internal static class ConllLabels
{
    /// <summary>The class of PER, LOC, ORG or MISC; null for any other label.</summary>
    public static NameClass? ClassOf(string label) => label switch
    {
        "PER" => NameClass.Person,
        "LOC" => NameClass.Location,
        "ORG" => NameClass.Organization,
        "MISC" or "OTH" => NameClass.Other,
        _ => null,
    };

    /// <summary>Opens one file of tokens (first column) and such labels (last column), documents marked by -DOCSTART- lines.</summary>
    public static ICorpus Open(string path) =>
        new ColumnCorpus([path], new ColumnFile(0, -1, (label, _) => ClassOf(label)), byDocument: true);
}
