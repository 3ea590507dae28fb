using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// The names that a text has given in full, so that a later short form means the same: "Blinken" after "Antony Blinken". One sense per
/// discourse (Gale, Church and Yarowsky 1992).
/// </summary>
internal sealed class KnownNames
{
    private const double ByDocument = 0.85;

    private readonly Dictionary<string, NameSpan> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameSpan> _byText = new(StringComparer.Ordinal);

    /// <summary>Collects the persons and organisations of <paramref name="names"/>.</summary>
    public KnownNames(TokenizedText text, IEnumerable<NameSpan> names, Gazetteer gazetteer)
    {
        foreach (var name in names)
        {
            var length = name.End - name.Start;
            _byText.TryAdd(Key(text, name.Start, name.End), name);
            if (name.Category == EntityCategory.Person && length > 1)
            {
                AddWord(text.Words[name.End - 1], name, gazetteer);

                // Chinese, Korean and Vietnamese names start with the family's.
                if (gazetteer.Surnames.Contains(text.Words[name.Start]))
                {
                    AddWord(text.Words[name.Start], name, gazetteer);
                }
            }
        }
    }

    /// <summary>Whether the one word is part of a person's name that the text gives elsewhere.</summary>
    public bool TryPerson(string word, out NameSpan person)
    {
        var found = _byWord.TryGetValue(word, out var full);
        person = full with { Confidence = ByDocument };
        return found;
    }

    /// <summary>The longest name of the text that starts at <paramref name="start"/>, given elsewhere in the same words.</summary>
    public bool TryMatch(TokenizedText text, int start, int end, int longest, out NameSpan name)
    {
        for (var last = Math.Min(end, start + longest); last > start; last--)
        {
            if (_byText.TryGetValue(Key(text, start, last), out var known))
            {
                name = known with { Start = start, End = last, Confidence = ByDocument };
                return true;
            }
        }

        name = default;
        return false;
    }

    private void AddWord(string word, NameSpan name, Gazetteer gazetteer)
    {
        if (word.Length > 1 && !gazetteer.CommonWords.Contains(word) && gazetteer.Match([word], 0, 1).Length == 0)
        {
            _byWord.TryAdd(word, name);
        }
    }

    private static string Key(TokenizedText text, int start, int end)
    {
        if (end - start == 1)
        {
            return text.Words[start];
        }

        var span = text.SpanOf(start, end);
        return text.Text.Substring(span.Offset, span.Length);
    }
}
