using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using ReflectionAssembly = System.Reflection.Assembly;

namespace Pipeline.Articles.Tests.Architecture;

/// <summary>The walls of design.md: data flows one way, and the pipeline itself knows neither a cloud SDK nor a host.</summary>
public sealed class StageTests
{
    private const string Root = "Pipeline.Articles";
    private static readonly string[] StagesInOrder =
        ["Reading", "Cleaning", "Enrichment", "Searching", "Removals", "Publishing", "Reprocessing", "Poison", "Operations", "Settings"];
    private static readonly ReflectionAssembly Assembly = typeof(ArticleId).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssembly(Assembly).Build();

    public static TheoryData<string, string> LaterStages()
    {
        var pairs = new TheoryData<string, string>();
        for (var stage = 0; stage < StagesInOrder.Length; stage++)
        {
            for (var later = stage + 1; later < StagesInOrder.Length; later++)
            {
                pairs.Add(StagesInOrder[stage], StagesInOrder[later]);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(LaterStages))]
    public void A_stage_knows_no_later_stage(string stage, string later) =>
        Types().That().ResideInNamespaceMatching(Namespace(stage))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Namespace(later)))
            .Because("data flows one way")
            .Check(Architecture);

    [Fact]
    public void What_the_stages_share_knows_no_stage() =>
        Types().That().ResideInNamespaceMatching($@"^{Root}(\.Contracts|\.Messages)?$").And().AreNot(typeof(ArticlePipeline))
            .Should().NotDependOnAny(Stages())
            .Because("only the composition root puts the stages together")
            .Check(Architecture);

    [Fact]
    public void The_ledgers_row_knows_no_stage() =>
        Types().That().Are(typeof(LedgerEntry), typeof(StageRange), typeof(StageRow), typeof(StageVersions), typeof(ArticleStage))
            .Should().NotDependOnAny(Stages())
            .Because("its transitions take what a stage made; the row itself is data")
            .Check(Architecture);

    [Fact]
    public void Every_folder_of_the_pipeline_is_a_known_stage()
    {
        var folders = Assembly.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(name => name.StartsWith(Root + '.', StringComparison.Ordinal))
            .Select(name => name[(Root.Length + 1)..].Split('.')[0])
            .Distinct();
        folders.Except(["Contracts", "Handover", "Ledger", "Messages"]).ShouldBeSubsetOf(StagesInOrder);
    }

    [Fact]
    public void The_pipeline_references_no_cloud_sdk_and_no_host()
    {
        string[] forbidden =
            ["Azure.", "Microsoft.Azure.", "Microsoft.Extensions.Hosting", "Microsoft.AspNetCore", "Microsoft.Data.", "Pipeline."];
        Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static GivenTypesConjunction Stages() =>
        Types().That().ResideInNamespaceMatching($@"^{Root}\.({string.Join('|', StagesInOrder)})(\.|$)");

    private static string Namespace(string stage) => $@"^{Root}\.{stage}(\.|$)";
}
