namespace Pipeline.Search.Queries;

/// <summary>The fields that a query can name: <c>title:word</c>, <c>entity:word</c>, <c>keyphrase:word</c>.</summary>
internal enum QueryField
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>The entities' names.</summary>
    Entity,

    /// <summary>The key phrases.</summary>
    KeyPhrase,
}
