namespace Pipeline.Search.AzureSearch;

/// <summary>The names of the index's fields.</summary>
internal static class IndexFields
{
    public const string Id = "id";
    public const string Sequence = "sequence";
    public const string Revision = "revision";
    public const string Name = "name";
    public const string Title = "title";
    public const string Text = "text";
    public const string Summary = "summary";
    public const string Byline = "byline";
    public const string Source = "source";
    public const string SiteName = "siteName";

    /// <summary>The site in lower case, for filters.</summary>
    public const string SiteKey = "siteKey";

    public const string Url = "url";
    public const string Language = "language";
    public const string Sentiment = "sentiment";
    public const string PublishedAt = "publishedAt";
    public const string EnrichedAt = "enrichedAt";

    /// <summary>What "newest first" goes by: the publication or, unknown, the enrichment.</summary>
    public const string Date = "date";

    /// <summary>Entities as <c>Category:Name</c>, for facets.</summary>
    public const string Entities = "entities";

    /// <summary>Entities' names, for full text and suggestions.</summary>
    public const string EntityNames = "entityNames";

    /// <summary>Entities' names and <c>Category:Name</c> in lower case, for filters.</summary>
    public const string EntityKeys = "entityKeys";

    public const string KeyPhrases = "keyPhrases";
    public const string WordCount = "wordCount";

    public const string DuplicateOf = "duplicateOf";
    public const string ClusterId = "clusterId";

    /// <summary>The title as the language's analyzer reads it.</summary>
    public static string TitleIn(string language) => $"{Title}_{language}";

    /// <summary>The body as the language's analyzer reads it.</summary>
    public static string TextIn(string language) => $"{Text}_{language}";
}
