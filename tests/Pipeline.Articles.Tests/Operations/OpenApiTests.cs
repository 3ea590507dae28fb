using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;

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
    };

    [Fact]
    public void Every_route_is_described_and_nothing_besides()
    {
        var described = Document.GetProperty("paths").EnumerateObject()
            .SelectMany(
                path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name.TrimStart('/'))));

        // Made of nothing: only its routes are read.
        described.ShouldBe(new OperatorApi(null!, null!, null!, null!, null!, null!, null!, null!, null!).Routes, ignoreOrder: true);
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
            .GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()).ShouldBe(Enum.GetNames<ChangeKind>());

    [Fact]
    public void Every_stage_is_described() =>
        Document.GetProperty("components").GetProperty("schemas").GetProperty("Stage").GetProperty("enum").EnumerateArray()
            .Select(stage => stage.GetString())
            .ShouldBe(Enum.GetNames<ArticleStage>(), ignoreOrder: true);
}
