using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// Names in other languages of Latin script, where no word list separates names from nouns and sentence starts. It finds only full names of
/// the gazetteer, and persons with a known given name. Precision before recall.
/// </summary>
internal sealed class PlainNameRecognizer(Gazetteer gazetteer)
{
    private const double Confidence = 0.65;
    private const int MinPlaceLength = 4;

    /// <summary>The names of <paramref name="text"/>, in order.</summary>
    public List<NameSpan> Recognize(TokenizedText text, CancellationToken cancellationToken)
    {
        var names = new List<NameSpan>();
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(i);
            var position = start;
            while (position < end)
            {
                position = Read(text, position, end, names);
            }
        }

        return names;
    }

    private int Read(TokenizedText text, int position, int end, List<NameSpan> names)
    {
        var words = text.Words;
        if (!IsName(text, position))
        {
            return position + 1;
        }

        if (position + 1 < end && gazetteer.GivenNames.Contains(words[position]) && IsFamilyName(text, position, end))
        {
            var last = position + 2;
            while (last < end && last - position < 4 && gazetteer.Surnames.Contains(words[last]))
            {
                last++;
            }

            names.Add(new NameSpan(position, last, EntityCategory.Person, null, Confidence));
            return last;
        }

        var (length, kind) = gazetteer.Match(words, position, end);
        if (length > 0 && kind is NameKind.Place or NameKind.Organization
            && (length > 1 || words[position].Length >= MinPlaceLength || kind == NameKind.Organization))
        {
            var (category, subcategory) =
                kind == NameKind.Place ? (EntityCategory.Location, "GPE") : (EntityCategory.Organization, (string?)null);
            names.Add(new NameSpan(position, position + length, category, subcategory, Confidence));
        }

        return position + Math.Max(length, 1);
    }

    private bool IsFamilyName(TokenizedText text, int given, int end)
    {
        var next = given + 1;
        return IsName(text, next) && text.Words[next].Length > 2 && !gazetteer.CommonWords.Contains(text.Words[next])
            && (gazetteer.Match(text.Words, next, end).Length == 0 || gazetteer.Surnames.Contains(text.Words[next]));
    }

    private static bool IsName(TokenizedText text, int index) =>
        text.Tokens[index].Kind == TokenKind.Word && Casing.IsCapitalised(text.Words[index]);
}
