namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>The features of one sentence's tokens.</summary>
internal sealed class SentenceFeatures(TokenFeatures features, int start, int end, bool headline)
{
    private readonly TokenTraits[] _tokens = features.Describe(start, end);

    /// <summary>All features of a token of the text, which are overwritten by the next call with this buffer.</summary>
    public ReadOnlySpan<uint> All(int token, FeatureBuffer buffer)
    {
        buffer.Clear();
        TokenFeatures.AddWords(_tokens, token - start, buffer);
        features.AddContext(_tokens, start, token - start, headline, buffer);
        return buffer.Hashes;
    }

    /// <summary>The features that are not <see cref="WordFeatures"/>.</summary>
    public ReadOnlySpan<uint> Context(int token, FeatureBuffer buffer)
    {
        buffer.Clear();
        features.AddContext(_tokens, start, token - start, headline, buffer);
        return buffer.Hashes;
    }

    /// <summary>The word of a token of the text; null outside of the sentence.</summary>
    public WordTraits? WordAt(int token) => token < start || token >= end ? null : _tokens[token - start].Word;
}
