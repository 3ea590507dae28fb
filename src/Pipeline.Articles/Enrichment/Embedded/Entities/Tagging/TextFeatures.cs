using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>Walks through one text and turns its tokens into features. Training and tagging share it, so that both see the same.</summary>
/// <param name="text">The text.</param>
/// <param name="ruled">What the rules found in it.</param>
/// <param name="gazetteer">Known names.</param>
internal sealed class TextFeatures(TokenizedText text, IReadOnlyList<NameSpan> ruled, Gazetteer gazetteer)
{
    /// <summary>Calls <paramref name="visit"/> for each part of a sentence where names can be, in order, with the features of its tokens.</summary>
    public void Visit(SegmentVisitor visit, CancellationToken cancellationToken)
    {
        var sentences = Enumerable.Range(0, text.Sentences.Count).Select(text.TokensOf).ToList();
        var document = new DocumentEvidence(text.Words, sentences, gazetteer);
        var features = new TokenFeatures(gazetteer, text.Words, RuleLabels.Of(text.Tokens.Count, ruled), document);
        var buffer = new FeatureBuffer();
        foreach (var (start, end) in sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TokenTraits[]? traits = null;
            var headline = Casing.IsHeadline(text, start, end);
            foreach (var (first, last) in Segments.Of(text.Words, start, end))
            {
                traits ??= features.Describe(start, end);
                visit(first, last, token =>
                {
                    features.Extract(traits, token - start, headline, buffer);
                    return buffer.Hashes;
                });
            }
        }
    }
}
