using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Pipeline.Web.Tests.Architecture;

/// <summary>The walls of the room: the pages know the pipeline, not who hosts it, and no page knows another.</summary>
public sealed class RoomTests
{
    private const string Root = "Pipeline.Web";
    private static readonly System.Reflection.Assembly Assembly = typeof(PipelinePages).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssembly(Assembly).Build();

    [Fact]
    public void The_pages_reference_no_host_and_no_cloud_sdk()
    {
        string[] forbidden = ["Pipeline.Local", "Pipeline.Functions", "Azure.", "Microsoft.Azure.", "Microsoft.Data."];
        Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_page_knows_the_shell_and_no_other_page()
    {
        var folders = Folders();
        folders.ShouldContain("Shell");
        foreach (var folder in folders)
        {
            var others = folders.Where(other => other != folder && other != "Shell").ToList();
            if (others.Count > 0)
            {
                Types().That().ResideInNamespaceMatching(Namespace(folder))
                    .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}\.({string.Join('|', others)})(\.|$)"))
                    .Because("a page is one folder, and can be taken out")
                    .Check(Architecture);
            }
        }
    }

    private static List<string> Folders() => [.. Assembly.GetTypes()
        .Select(type => type.Namespace)
        .OfType<string>()
        .Where(name => name.StartsWith(Root + '.', StringComparison.Ordinal))
        .Select(name => name[(Root.Length + 1)..].Split('.')[0])
        .Distinct()];

    private static string Namespace(string folder) => $@"^{Root}\.{folder}(\.|$)";
}
