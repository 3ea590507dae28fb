using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// Makes one text's names agree: a part of a person's full name is that person wherever it stands alone, and the same words name the same
/// kind of thing. One sense per discourse (Gale, Church and Yarowsky 1992); most classes by vote (Krishnan and Manning 2006).
/// </summary>
internal sealed class NameConsistency(Gazetteer gazetteer)
{
    private const double ByDocument = 0.8;

    /// <summary>Changes <paramref name="names"/>, which are in order, and adds to them.</summary>
    public void Apply(TokenizedText text, List<NameSpan> names)
    {
        names.RemoveAll(
            name => name.Category == EntityCategory.Person && name.End - name.Start == 1 && MatchOf(text.Words, name) is NameKind.Office
            or NameKind.Honorific);
        var persons = PartsOfPersons(text.Words, names);
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = names[i] with { Category = CategoryOf(text.Words, names[i], persons) };
        }

        var votes = Votes(text, names);
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = names[i] with { Category = votes[KeyOf(text, names[i].Start, names[i].End)].MaxBy(pair => pair.Value).Key };
        }

        AddShortForms(text, names, persons);
    }

    private HashSet<string> PartsOfPersons(string[] words, List<NameSpan> names)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => name.Category == EntityCategory.Person && name.End - name.Start > 1))
        {
            AddPart(words[name.End - 1]);

            // Chinese, Korean and Vietnamese names start with the family's.
            if (gazetteer.Surnames.Contains(words[name.Start]))
            {
                AddPart(words[name.Start]);
            }
        }

        return parts;

        void AddPart(string word)
        {
            if (word.Length > 1 && char.IsUpper(word[0]) && !gazetteer.CommonWords.Contains(word))
            {
                parts.Add(word);
            }
        }
    }

    private static Dictionary<string, Dictionary<string, double>> Votes(TokenizedText text, List<NameSpan> names)
    {
        var votes = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var key = KeyOf(text, name.Start, name.End);
            if (!votes.TryGetValue(key, out var classes))
            {
                votes[key] = classes = [];
            }

            classes[name.Category] = classes.GetValueOrDefault(name.Category) + name.Confidence;
        }

        return votes;
    }

    /// <summary>
    /// What a single word is, given the persons of the text: part of one, or a place although it acts ("Washington says").
    /// </summary>
    private string CategoryOf(string[] words, NameSpan name, HashSet<string> persons)
    {
        if (name.End - name.Start > 1)
        {
            return name.Category;
        }

        var (kind, ofPerson) = (MatchOf(words, name), persons.Contains(words[name.Start]));
        if (ofPerson && kind is null)
        {
            return EntityCategory.Person;
        }

        return !ofPerson && kind == NameKind.Place && name.Category == EntityCategory.Person ? EntityCategory.Location : name.Category;
    }

    private static void AddShortForms(TokenizedText text, List<NameSpan> names, HashSet<string> persons)
    {
        var taken = new bool[text.Tokens.Length];
        foreach (var name in names)
        {
            taken.AsSpan(name.Start, name.End - name.Start).Fill(true);
        }

        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (!taken[i] && persons.Contains(text.Words[i]) && !IsCapitalised(i - 1) && !IsCapitalised(i + 1))
            {
                names.Add(new NameSpan(i, i + 1, EntityCategory.Person, null, ByDocument));
            }
        }

        names.Sort((left, right) => left.Start.CompareTo(right.Start));

        bool IsCapitalised(int index) => index >= 0 && index < text.Tokens.Length && Casing.IsCapitalised(text.Words[index]);
    }

    private NameKind? MatchOf(string[] words, NameSpan name) =>
        gazetteer.Match(words, name.Start, name.End) is { Length: > 0 } match ? match.Kind : null;

    private static string KeyOf(TokenizedText text, int start, int end)
    {
        if (end - start == 1)
        {
            return text.Words[start];
        }

        var span = text.SpanOf(start, end);
        return text.Text.Substring(span.Offset, span.Length);
    }
}
