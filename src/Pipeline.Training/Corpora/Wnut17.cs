namespace Pipeline.Training.Corpora;

/// <summary>The shared task on emerging entities at WNUT 2017 (Derczynski et al. 2017): posts and comments with rare names.</summary>
internal static class Wnut17
{
    private static readonly string[] Files = ["wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated"];

    /// <summary>Opens the three files in <paramref name="folder"/>.</summary>
    public static ICorpus Open(string folder) =>
        new ColumnCorpus(
            [.. Files.Select(name => Path.Combine(folder, name))], new ColumnFile(0, 1, (label, _) => ClassOf(label)), byDocument: false);

    private static NameClass? ClassOf(string label) => label switch
    {
        "person" => NameClass.Person,
        "location" => NameClass.Location,
        "corporation" or "group" => NameClass.Organization,
        _ => NameClass.Other,
    };
}
