namespace Pipeline.Search.Words;

/// <summary>A word that is looked for, in the forms that the index may have it in.</summary>
/// <param name="Word">The word.</param>
/// <param name="Stems">Without its ending, as each of the index's languages cuts it.</param>
/// <param name="IsRequired">
/// Whether an article has to have it to have all the words: not where it may be a stop word in another language.
/// </param>
internal sealed record WordGroup(LooseWord Word, IReadOnlyList<string> Stems, bool IsRequired)
{
    /// <summary>
    /// The words that are looked for. Nobody says which language a query is in, so each word is cut as every language of the index would.
    /// Stop words are left out: those of the language that has the most of them in the query, if it is the index's main one or has two; and
    /// those that are stop words in all the languages.
    /// </summary>
    /// <param name="words">The query's words.</param>
    /// <param name="languages">The index's languages, the most frequent first; null for articles whose language is not known.</param>
    /// <param name="forms">The languages' rules.</param>
    /// <returns>Empty when all are stop words.</returns>
    public static IReadOnlyList<WordGroup> Of(IReadOnlyList<LooseWord> words, IReadOnlyList<string?> languages, WordForms forms)
    {
        var rules = languages.Where(WordForms.Has).Select(language => forms.Of(language)).Distinct().ToList();
        if (rules.Count == 0)
        {
            rules.Add(forms.Of("en"));
        }

        var likely = rules.MaxBy(language => words.Count(word => language.IsStopWord(word.Folded)))!;
        var isSure = likely == rules[0] || words.Count(word => likely.IsStopWord(word.Folded)) > 1;
        var groups = words
            .Where(word => !(isSure && likely.IsStopWord(word.Folded)) && rules.Exists(language => !language.IsStopWord(word.Folded)))
            .Select(word => new WordGroup(
                word, StemsOf(word.Folded, rules), !rules.Exists(language => language.IsStopWord(word.Folded))))
            .DistinctBy(group => string.Join(' ', group.Stems))
            .ToList();
        return groups.Exists(group => group.IsRequired) ? groups : [.. groups.Select(group => group with { IsRequired = true })];
    }

    private static List<string> StemsOf(string word, List<LanguageForms> rules) =>
    [
        .. rules.Where(language => !language.IsStopWord(word)).Select(language => language.Stem(word)).Append(word)
            .Distinct(StringComparer.Ordinal),
    ];
}
