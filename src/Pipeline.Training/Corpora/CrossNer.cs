namespace Pipeline.Training.Corpora;

/// <summary>
/// CrossNER (Liu et al. 2021): sentences of Wikipedia from five domains, each with its own labels. Its folder <c>conll2003</c> is Reuters',
/// not free, and is not read.
/// </summary>
internal static class CrossNer
{
    private static readonly string[] Domains = ["politics", "science", "music", "literature", "ai"];
    private static readonly string[] Parts = ["train", "dev", "test"];

    /// <summary>Opens <c>ner_data</c> in <paramref name="folder"/>.</summary>
    public static ICorpus Open(string folder) => new ColumnCorpus(
        [.. Domains.SelectMany(domain => Parts.Select(part => Path.Combine(folder, "ner_data", domain, part + ".txt")))],
        new ColumnFile(0, 1, ClassOf),
        byDocument: false);

    // Periodicals, bands and parties are organisations, as in CoNLL 2003. Words for fields and kinds are names only where they are
    // capitalised.
    private static NameClass? ClassOf(string label, string word) => label switch
    {
        "person" or "politician" or "scientist" or "writer" or "musicalartist" or "researcher" => NameClass.Person,
        "country" or "location" => NameClass.Location,
        "organisation" or "politicalparty" or "university" or "band" or "magazine" or "academicjournal" => NameClass.Organization,
        _ => char.IsUpper(word[0]) ? NameClass.Other : null,
    };
}
