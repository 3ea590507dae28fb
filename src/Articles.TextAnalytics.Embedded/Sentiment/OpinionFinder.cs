using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Sentiment;

/// <summary>
/// Finds what a sentence judges, in the two forms that can be recognized without a parser: the noun phrase right after a judging word
/// ("terrible service"), and the one before it and a linking verb ("the food was not good"). Other forms have no target. After Hu and Liu,
/// "Mining and summarizing customer reviews" (KDD 2004).
/// </summary>
internal sealed class OpinionFinder(ValenceLexicon lexicon, FrozenSet<string> functionWords)
{
    private const int MaxTargetTokens = 3;
    private const int MaxTokensBetween = 3;

    private static readonly FrozenSet<string> Links = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "is", "are", "was", "were", "'s", "’s", "'re", "’re", "be", "been", "seems", "seemed", "looks",
        "looked", "feels", "felt", "remains", "remained", "sounds");

    // What a judging word in front of a noun follows: then it is no verb ("a terrible service", but "he attacks lawyers").
    private static readonly FrozenSet<string> Leads = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
        "your", "some", "such", "very", "most", "more", "of", "with", "and");

    /// <summary>
    /// The target of the judging word <paramref name="word"/>: its first token and the one after its last; empty when it has none.
    /// </summary>
    public (int Start, int End) TargetOf(TokenizedText text, int sentenceStart, int sentenceEnd, int word)
    {
        var end = word + 1;
        while (end < sentenceEnd && end - word <= MaxTargetTokens && IsNoun(text, end))
        {
            end++;
        }

        if (end > word + 1
            && (word == sentenceStart || Leads.Contains(text.Words[word - 1]) || lexicon.DegreeOf(text.Words[word - 1]) != 0))
        {
            return (word + 1, end);
        }

        var link = word - 1;
        while (link > sentenceStart && word - link <= MaxTokensBetween && IsModifier(text.Words[link]))
        {
            link--;
        }

        if (link <= sentenceStart || !Links.Contains(text.Words[link]))
        {
            return default;
        }

        var start = link;
        while (start > sentenceStart && link - start < MaxTargetTokens && IsNoun(text, start - 1))
        {
            start--;
        }

        return (start, link);
    }

    private bool IsModifier(string word) =>
        !Links.Contains(word)
        && (lexicon.DegreeOf(word) != 0 || SentimentAnalyzer.IsNegation(word) || word is "so" or "too" or "also" or "quite" or "a" or "an");

    private bool IsNoun(TokenizedText text, int token) =>
        text.Tokens[token].Kind == TokenKind.Word && !functionWords.Contains(text.Words[token]) && !Links.Contains(text.Words[token])
            && lexicon.ValenceOf(text.Words[token]) == 0
        && !text.Words[token].EndsWith("ly", StringComparison.Ordinal);
}
