using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// Names in English text: the trained tagger decides on persons, locations and organisations in running text, with the rules' result as
/// input. The rules alone decide on headlines, where capitals are no evidence, and on the other categories.
/// </summary>
internal sealed class EnglishNameRecognizer(Gazetteer gazetteer, NameModel model)
{
    private readonly NameRules _rules = new(gazetteer);
    private readonly NameTagger _tagger = new(gazetteer, model);
    private readonly NameConsistency _consistency = new(gazetteer);

    /// <summary>The names of <paramref name="text"/>, in order, not overlapping.</summary>
    public List<NameSpan> Recognize(TokenizedText text, CancellationToken cancellationToken)
    {
        var ruled = _rules.Recognize(text, cancellationToken);
        var headline = new bool[text.Tokens.Length];
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var (start, end) = text.TokensOf(i);
            headline.AsSpan(start, end - start).Fill(Casing.IsHeadline(text, start, end));
        }

        var names = _tagger.Tag(text, ruled, cancellationToken);
        names.RemoveAll(name => headline[name.Start]);
        _consistency.Apply(text, names);
        var taken = new bool[text.Tokens.Length];
        foreach (var name in names)
        {
            taken.AsSpan(name.Start, name.End - name.Start).Fill(true);
        }

        for (var i = 0; i < names.Count; i++)
        {
            names[i] = names[i] with { Subcategory = SubcategoryOf(text, names[i]) };
        }

        names.AddRange(
            ruled.Where(
            name => (headline[name.Start] || IsRulesAlone(name)) && !taken.AsSpan(name.Start, name.End - name.Start).Contains(true)));
        names.Sort((left, right) => left.Start.CompareTo(right.Start));
        return names;
    }

    private static bool IsRulesAlone(NameSpan name) =>
        name.Category is not (EntityCategory.Person or EntityCategory.Location or EntityCategory.Organization);

    private string? SubcategoryOf(TokenizedText text, NameSpan name)
    {
        if (name.Category != EntityCategory.Location)
        {
            return null;
        }

        if (gazetteer.PlaceHeads.TryGetValue(text.Words[name.End - 1], out var subcategory)
            || (name.End - name.Start > 1 && gazetteer.PlaceStarts.TryGetValue(text.Words[name.Start], out subcategory)))
        {
            return subcategory;
        }

        return gazetteer.Match(text.Words, name.Start, name.End) is { Kind: NameKind.Place } match && match.Length == name.End - name.Start
            ? "GPE"
            : null;
    }
}
