namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>The features that a word gives to its own token and to those around it, whatever else stands there.</summary>
internal static class WordFeatures
{
    private const int MaxAffixLength = 4;

    /// <summary>The places, seen from the token that is labelled, where a word gives features: the token's own first.</summary>
    public static ReadOnlySpan<int> Places => [0, -1, 1, -2, 2];

    /// <summary>
    /// Adds the features that a word gives to the token <paramref name="place"/> of whose <see cref="Places"/> it stands at.
    /// </summary>
    public static void Add(int place, WordTraits? word, FeatureBuffer features)
    {
        if (place > 0)
        {
            features.Add(2 + place, word?.Lower ?? TokenTraits.OutsideHash);
            return;
        }

        var capital = word!.IsCapitalised ? 1UL : 2UL;
        features.Add(0, 0);
        features.Add(1, word.Written);
        features.Add(2, word.Lower);
        features.Add(9, word.Shape);
        var text = word.LowerText.AsSpan();
        for (var k = 0; k < Math.Min(text.Length - 1, MaxAffixLength); k++)
        {
            features.Add(15 + k, FeatureBuffer.Value(text[..(k + 1)]), capital);
            features.Add(19 + k, FeatureBuffer.Value(text[(text.Length - k - 1)..]), capital);
        }
    }
}
