using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Names in a language with a trained model of its own, which sees the known names as the rules' result.</summary>
internal sealed class TaggedNameRecognizer(Gazetteer gazetteer, NameModel model)
{
    private readonly PlainNameRecognizer _rules = new(gazetteer);
    private readonly NameTagger _tagger = new(gazetteer, model);

    /// <summary>The names of <paramref name="text"/>, in order, not overlapping.</summary>
    public List<NameSpan> Recognize(TokenizedText text, CancellationToken cancellationToken)
    {
        var names = _tagger.Tag(text, _rules.Recognize(text, cancellationToken), cancellationToken);
        for (var i = 0; i < names.Count; i++)
        {
            var known = gazetteer.Match(text.Words, names[i].Start, names[i].End);
            var isPolity = names[i].Category == EntityCategory.Location && known.Kind == NameKind.Place
                && known.Length == names[i].End - names[i].Start;
            names[i] = names[i] with { Subcategory = isPolity ? "GPE" : null };
        }

        return names;
    }
}
