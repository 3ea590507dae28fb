using Azure.Search.Documents.Indexes.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// The index's definition. Bodies are searchable only: a filterable, sortable or facetable string over 32,766 bytes fails its document. The
/// summary is not searched, since its sentences are the body's.
/// </summary>
internal static class IndexDefinition
{
    public const string Suggester = "suggestions";
    public const string ScoringProfile = "freshness";
    public const string SemanticConfiguration = "articles";

    private const double TitleWeight = 8;
    private const double EntityWeight = 4;
    private const double KeyPhraseWeight = 2;

    /// <summary>
    /// How much more an article of this moment weighs; it fades to nothing over <see cref="FreshFor"/>. The service wants more than 1.
    /// </summary>
    private const double FreshnessBoost = 1.1;

    private static readonly TimeSpan FreshFor = TimeSpan.FromDays(60);

    public static SearchIndex Create(string name)
    {
        var index = new SearchIndex(name, CreateFields())
        {
            DefaultScoringProfile = ScoringProfile,
            SemanticSearch = new SemanticSearch { DefaultConfigurationName = SemanticConfiguration },
        };
        index.Suggesters.Add(new SearchSuggester(Suggester, IndexFields.Title, IndexFields.EntityNames));
        index.ScoringProfiles.Add(CreateScoringProfile());
        index.SemanticSearch.Configurations.Add(CreateSemanticConfiguration());
        return index;
    }

    private static IEnumerable<SearchField> CreateFields() =>
    [
        new SimpleField(IndexFields.Id, SearchFieldDataType.String) { IsKey = true, IsFilterable = true, IsSortable = true },
        new SimpleField(IndexFields.Sequence, SearchFieldDataType.Int32) { IsFilterable = true },
        new SimpleField(IndexFields.Revision, SearchFieldDataType.String),
        new SimpleField(IndexFields.Name, SearchFieldDataType.String) { IsFilterable = true },
        Searchable(IndexFields.Title, LexicalAnalyzerName.StandardLucene),
        Searchable(IndexFields.Text, LexicalAnalyzerName.StandardLucene),
        .. LanguageAnalyzers.All.SelectMany(pair => new[]
        {
            Searchable(IndexFields.TitleIn(pair.Key), pair.Value, isHidden: true),
            Searchable(IndexFields.TextIn(pair.Key), pair.Value),
        }),
        new SearchableField(IndexFields.Folded, collection: true)
        {
            AnalyzerName = LexicalAnalyzerName.StandardAsciiFoldingLucene,
            IsHidden = true,
        },
        new SimpleField(IndexFields.Summary, SearchFieldDataType.String),
        new SimpleField(IndexFields.Byline, SearchFieldDataType.String),
        new SimpleField(IndexFields.Source, SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true },
        new SimpleField(IndexFields.SiteName, SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true, IsSortable = true },
        new SimpleField(IndexFields.SiteKey, SearchFieldDataType.String) { IsFilterable = true, IsHidden = true },
        new SimpleField(IndexFields.Url, SearchFieldDataType.String),
        new SimpleField(IndexFields.Language, SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true },
        new SimpleField(IndexFields.Sentiment, SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true },
        new SimpleField(
            IndexFields.PublishedAt, SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true, IsFacetable = true },
        new SimpleField(IndexFields.EnrichedAt, SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true },
        new SimpleField(IndexFields.Date, SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true },
        new SimpleField(
            IndexFields.Entities, SearchFieldDataType.Collection(SearchFieldDataType.String)) { IsFilterable = true, IsFacetable = true },
        new SearchableField(IndexFields.EntityNames, collection: true),
        new SimpleField(
            IndexFields.EntityKeys, SearchFieldDataType.Collection(SearchFieldDataType.String)) { IsFilterable = true, IsHidden = true },
        new SearchableField(IndexFields.KeyPhrases, collection: true),
        Facet(IndexFields.Subjects, isCollection: true),
        Key(IndexFields.SubjectKeys, isCollection: true),
        Facet(IndexFields.Genres, isCollection: true),
        Key(IndexFields.GenreKeys, isCollection: true),
        Facet(IndexFields.Provider),
        Key(IndexFields.ProviderKey),
        Facet(IndexFields.Urgency),
        Facet(IndexFields.PageType),
        new SimpleField(IndexFields.WordCount, SearchFieldDataType.Int32) { IsFilterable = true, IsSortable = true },
        new SimpleField(IndexFields.DuplicateOf, SearchFieldDataType.String) { IsFilterable = true },
        new SimpleField(IndexFields.ClusterId, SearchFieldDataType.String) { IsFilterable = true },
        Facet(IndexFields.StoryId),
        new SimpleField(IndexFields.Story, SearchFieldDataType.String) { IsFilterable = true },
    ];

    private static SimpleField Facet(string name, bool isCollection = false) =>
        new(name, isCollection ? SearchFieldDataType.Collection(SearchFieldDataType.String) : SearchFieldDataType.String)
        {
            IsFilterable = true,
            IsFacetable = true,
        };

    private static SimpleField Key(string name, bool isCollection = false) =>
        new(name, isCollection ? SearchFieldDataType.Collection(SearchFieldDataType.String) : SearchFieldDataType.String)
        {
            IsFilterable = true,
            IsHidden = true,
        };

    private static SearchableField Searchable(string name, LexicalAnalyzerName analyzer, bool isHidden = false) =>
        new(name) { AnalyzerName = analyzer, IsHidden = isHidden };

    private static ScoringProfile CreateScoringProfile()
    {
        var weights = LanguageAnalyzers.All.Keys.Select(IndexFields.TitleIn).Prepend(IndexFields.Title)
            .ToDictionary(field => field, _ => TitleWeight);
        weights.Add(IndexFields.EntityNames, EntityWeight);
        weights.Add(IndexFields.KeyPhrases, KeyPhraseWeight);
        return new ScoringProfile(ScoringProfile)
        {
            TextWeights = new TextWeights(weights),
            FunctionAggregation = ScoringFunctionAggregation.Sum,
            Functions = { new FreshnessScoringFunction(IndexFields.PublishedAt, FreshnessBoost, new FreshnessScoringParameters(FreshFor)) },
        };
    }

    private static SemanticConfiguration CreateSemanticConfiguration()
    {
        var fields = new SemanticPrioritizedFields { TitleField = new SemanticField(IndexFields.Title) };
        foreach (var field in LanguageAnalyzers.TextFields)
        {
            fields.ContentFields.Add(new SemanticField(field));
        }

        fields.KeywordsFields.Add(new SemanticField(IndexFields.EntityNames));
        fields.KeywordsFields.Add(new SemanticField(IndexFields.KeyPhrases));
        return new SemanticConfiguration(SemanticConfiguration, fields);
    }
}
