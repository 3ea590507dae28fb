using System.Xml.Linq;
using Pipeline.Local.Azurite;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The file for docker compose in docs/containers.md, as far as it can be read without docker.</summary>
public sealed class ContainersPageTests
{
    private static readonly YamlMappingNode Services = (YamlMappingNode)Read()["services"];

    [Fact]
    public void The_image_has_the_version_that_is_built() =>
        Services["articles"]["image"].ToString().ShouldBe(
            $"articles:{XDocument.Parse(RepositoryFiles.Read("Directory.Build.props")).Descendants("Version").Single().Value}");

    [Fact]
    public void The_storage_is_the_emulator_that_the_program_installs()
    {
        var package = System.Text.Json.JsonDocument.Parse(RepositoryFiles.Read("src/Pipeline.Local/Azurite/package.json"));

        Services["storage"]["image"].ToString().ShouldEndWith(
            $"/azurite:{package.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString()}");
    }

    [Fact]
    public void Its_settings_are_settings_and_the_storage_is_at_the_emulators_ports()
    {
        var environment = (YamlMappingNode)Services["articles"]["environment"];

        environment.Children.Keys.Select(key => key.ToString())
            .ShouldBeSubsetOf(new ConfigurationPage().All.Select(setting => setting.Name));
        environment["ArticleStorage"].ToString().Split(';').Where(part => part.Contains("://", StringComparison.Ordinal))
            .Select(part => new Uri(part.Split('=', 2)[1]))
            .ShouldBe(
                AzuriteEndpoints.Default.ConnectionString.Split(';').Where(part => part.Contains("://", StringComparison.Ordinal))
                    .Select(part => new Uri(part.Split('=', 2)[1].Replace("127.0.0.1", "storage", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_pages_are_open_to_this_machine_alone() =>
        ((YamlSequenceNode)Services["articles"]["ports"]).Select(port => port.ToString()).ShouldBe(["127.0.0.1:7080:7080"]);

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(DocPage.Find("docs/containers.md").Samples("yaml").Single()));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
