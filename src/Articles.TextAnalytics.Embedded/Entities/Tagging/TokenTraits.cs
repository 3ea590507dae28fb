namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>What one token is, for its own features and its neighbours'.</summary>
/// <param name="Word">Its word; null outside of the sentence.</param>
/// <param name="Gazetteer">Hash of the gazetteer's kinds and the token's place in the match.</param>
/// <param name="Rule">Hash of what the rules take it for.</param>
internal readonly record struct TokenTraits(WordTraits? Word, ulong Gazetteer, ulong Rule)
{
    /// <summary>What the neighbours outside of the sentence are.</summary>
    public const ulong OutsideHash = 0x5EED;

    /// <summary>The word in lower case.</summary>
    public ulong Lower => Word?.Lower ?? OutsideHash;

    /// <summary>The word's shape.</summary>
    public ulong Shape => Word?.Shape ?? OutsideHash;

    /// <summary>The list of head words that it is on.</summary>
    public ulong Head => Word?.HeadHash ?? OutsideHash;

    /// <summary>Whether it parts the items of a list.</summary>
    public bool IsSeparator => Word is { IsSeparator: true };

    /// <summary>Whether it starts with a capital.</summary>
    public bool IsCapitalised => Word is { IsCapitalised: true };
}
