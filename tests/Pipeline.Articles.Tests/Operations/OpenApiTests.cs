using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Articles.Tests.Operations;

/// <summary>The document beside the code: every route, and every field of what is sent and answered.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(OpenApiDocument.Utf8).RootElement;

    public static TheoryData<string, Type> Schemas() => new()
    {
        { "Status", typeof(PipelineStatus) },
        { "StageStatus", typeof(StageStatus) },
        { "QueueStatus", typeof(QueueStatus) },
        { "ArticleHistory", typeof(ArticleHistory) },
        { "RevisionComparison", typeof(RevisionComparison) },
        { "RevisionFacts", typeof(RevisionFacts) },
        { "ComparedParagraph", typeof(ComparedParagraph) },
        { "TextPiece", typeof(TextPiece) },
        { "PoisonRecord", typeof(PoisonRecord) },
        { "PoisonOutcome", typeof(PoisonOutcome) },
        { "HeldRemoval", typeof(HeldRemoval) },
        { "RemovalsBody", typeof(RemovalsBody) },
        { "RemovalsOutcome", typeof(RemovalsOutcome) },
        { "ReprocessBody", typeof(ReprocessBody) },
        { "ReprocessingReport", typeof(ReprocessingReport) },
        { "ReprocessingRequest", typeof(ReprocessingRequest) },
        { "Health", typeof(PipelineHealth) },
        { "DependencyHealth", typeof(DependencyHealth) },
        { "Problem", typeof(ApiProblem) },
        { "ArticlePage", typeof(ArticlePage) },
        { "ListedArticle", typeof(ListedArticle) },
        { "Reason", typeof(RejectionReason) },
        { "FileOutcome", typeof(FileOutcome) },
        { "SearchResults", typeof(SearchResults) },
        { "SearchHit", typeof(SearchHit) },
        { "SnippetMatch", typeof(SnippetMatch) },
        { "FacetCount", typeof(FacetCount) },
        { "StoryResults", typeof(StoryResults) },
        { "StorySummary", typeof(StorySummary) },
    };

    [Fact]
    public void Every_route_is_described_and_nothing_besides()
    {
        var described = Document.GetProperty("paths").EnumerateObject()
            .SelectMany(
                path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name.TrimStart('/'))));

        // Made of nothing: only its routes are read.
        IApiRoutes[] groups =
        [
            new ListingRoutes(null!, null!), new DocumentRoutes(null!, null!, null!, null!, null!),
            new FileRoutes(null!, null!, null!, null!, null!), new SearchRoutes(null!), new StoryRoutes(null!),
        ];
        described.ShouldBe(
            new OperatorApi(null!, null!, null!, null!, null!, null!, null!, null!, groups, null!).Routes, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_field_is_described_and_nothing_besides(string schema, Type type)
    {
        JsonTypeInfo info = OperationsJson.Default.GetTypeInfo(type)!;
        var readable = info.Properties.Where(property => property.Get is not null).Select(property => property.Name);

        Document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").EnumerateObject()
            .Select(property => property.Name)
            .ShouldBe(readable, ignoreOrder: true);
    }

    [Fact]
    public void Every_kind_of_change_is_described() =>
        Document.GetProperty("components").GetProperty("schemas").GetProperty("TextPiece").GetProperty("properties").GetProperty("kind")
            .GetProperty("enum").EnumerateArray().Select(kind => kind.GetString())
            .ShouldBe(Enum.GetNames<ChangeKind>().Select(JsonNamingPolicy.CamelCase.ConvertName));

    [Fact]
    public void Every_stage_is_described() =>
        Document.GetProperty("components").GetProperty("schemas").GetProperty("Stage").GetProperty("enum").EnumerateArray()
            .Select(stage => stage.GetString())
            .ShouldBe(Enum.GetNames<ArticleStage>().Select(JsonNamingPolicy.CamelCase.ConvertName), ignoreOrder: true);

    [Fact]
    public void Every_parameter_of_a_path_and_of_a_query_is_described()
    {
        foreach (var path in Document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var parameters = operation.Value.TryGetProperty("parameters", out var given)
                    ? given.EnumerateArray().ToList()
                    : [];
                parameters.Where(parameter => parameter.GetProperty("in").GetString() == "path")
                    .Select(parameter => $"{{{parameter.GetProperty("name").GetString()}}}")
                    .ShouldBe(path.Name.Split('/').Where(part => part.StartsWith('{')), path.Name);
            }
        }
    }

    [Fact]
    public void No_two_paths_differ_only_in_the_names_of_their_parameters() =>
        Document.GetProperty("paths").EnumerateObject()
            .Select(path => string.Join('/', path.Name.Split('/').Select(part => part.StartsWith('{') ? "{}" : part)))
            .ShouldBeUnique();

    [Fact]
    public void Every_operation_is_in_the_documentation()
    {
        var page = RepositoryFiles.Read("docs/api.md");
        var asked = Document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name.TrimStart('/').Split('{')[0]}"))
            .Where(line => line != "GET openapi.json");

        asked.ShouldAllBe(line => page.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_operation_has_a_name_of_its_own() =>
        Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value.GetProperty("operationId").GetString())
            .ShouldBeUnique();
}
