namespace Articles.TextAnalytics.Embedded.Tokens;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    /// <summary>Letters, with inner apostrophes, hyphens or periods ("Jong-un", "U.S.", "O'Brien").</summary>
    Word,

    /// <summary>Digits, with inner separators ("1,200.50").</summary>
    Number,

    /// <summary>One punctuation mark or symbol.</summary>
    Mark,
}
