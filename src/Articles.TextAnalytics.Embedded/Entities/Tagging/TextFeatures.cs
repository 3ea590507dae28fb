using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Walks through one text and turns its tokens into features. Training and tagging share it, so that both see the same.</summary>
/// <param name="text">The text.</param>
/// <param name="ruled">What the rules found in it.</param>
/// <param name="gazetteer">Known names.</param>
/// <param name="words">Traits of words.</param>
internal sealed class TextFeatures(TokenizedText text, IReadOnlyList<NameSpan> ruled, Gazetteer gazetteer, WordCache words)
{
    /// <summary>
    /// Calls <paramref name="visit"/> for each part of a sentence where names can be, in order, with the features of its tokens.
    /// </summary>
    public void Visit(SegmentVisitor visit, CancellationToken cancellationToken)
    {
        var document = new DocumentEvidence(text, gazetteer);
        var features = new TokenFeatures(gazetteer, text, words, RuleLabels.Of(text.Tokens.Length, ruled), document);
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(i);
            SentenceFeatures? sentence = null;
            foreach (var (first, last) in Segments.Of(text.Words, start, end))
            {
                sentence ??= new SentenceFeatures(features, start, end, Casing.IsHeadline(text, start, end));
                visit(first, last, sentence);
            }
        }
    }
}
