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

    /// <summary>The sort field of "newest first": the publication or, unknown, the enrichment.</summary>
    public const string Date = "date";

    /// <summary>Entities as <c>Category:Name</c>, for facets.</summary>
    public const string Entities = "entities";

    /// <summary>Entities' names, for full text and suggestions.</summary>
    public const string EntityNames = "entityNames";

    /// <summary>Entities' names and <c>Category:Name</c> in lower case, for filters.</summary>
    public const string EntityKeys = "entityKeys";

    public const string KeyPhrases = "keyPhrases";

    /// <summary>Subjects in words, for facets.</summary>
    public const string Subjects = "subjects";

    /// <summary>Subjects in lower case, for filters.</summary>
    public const string SubjectKeys = "subjectKeys";

    public const string Genres = "genres";

    /// <summary>Genres in lower case, for filters.</summary>
    public const string GenreKeys = "genreKeys";

    public const string Provider = "provider";

    /// <summary>The provider in lower case, for filters.</summary>
    public const string ProviderKey = "providerKey";

    /// <summary>1 to 9, as text, as the facet has it.</summary>
    public const string Urgency = "urgency";

    public const string PageType = "pageType";

    /// <summary>The title and the names and phrases, read without accents and as they are written without special letters.</summary>
    public const string Folded = "folded";

    public const string WordCount = "wordCount";

    public const string DuplicateOf = "duplicateOf";
    public const string ClusterId = "clusterId";

    public const string StoryId = "storyId";

    /// <summary>Whether the story began with the article: <c>new</c>, else <c>known</c>.</summary>
    public const string Story = "story";

    /// <summary>The title as the language's analyzer reads it.</summary>
    public static string TitleIn(string language) => $"{Title}_{language}";

    /// <summary>The body as the language's analyzer reads it.</summary>
    public static string TextIn(string language) => $"{Text}_{language}";
}
