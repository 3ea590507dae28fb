namespace Pipeline.Search.Queries;

/// <summary>The kinds of <see cref="QueryToken"/>.</summary>
internal enum QueryTokenKind
{
    Word,
    Prefix,
    Phrase,
    Field,
    And,
    Or,
    Not,
    Open,
    Close,
    End,
}
