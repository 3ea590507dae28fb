using Pipeline.Articles.Reading.Processes;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>The app on Flex Consumption.</summary>
public sealed class FunctionAppTests(BicepFixture bicep)
{
    [BicepFact]
    public void It_runs_net_10_isolated_on_flex_consumption()
    {
        bicep.Public.OfType("Microsoft.Web/serverfarms").ShouldHaveSingleItem().Json["sku"]!["name"]!.GetValue<string>().ShouldBe("FC1");
        App.Value("functionAppConfig", "runtime", "name").ShouldBe("dotnet-isolated");
        App.Value("functionAppConfig", "runtime", "version").ShouldBe("10.0");
    }

    [BicepFact]
    public void It_is_deployed_from_a_container_with_its_identity()
    {
        const string Storage = "storage";
        App.Value("functionAppConfig", "deployment", Storage, "type").ShouldBe("blobContainer");
        App.Value("functionAppConfig", "deployment", Storage, "authentication", "type").ShouldBe("UserAssignedIdentity");
        App.Json["identity"]!["type"]!.GetValue<string>().ShouldBe("UserAssigned");
        App.Value("functionAppConfig", "deployment", Storage, "value").ShouldNotBeNull().ShouldContain("/deployments");
        bicep.Public.NamesIn(bicep.Public.HostAccount, "blobServices/containers").ShouldBe(["deployments"]);
    }

    [BicepFact]
    public void Instances_are_kept_running_by_trigger_group()
    {
        var scale = bicep.Custom.OfType("Microsoft.Web/sites").ShouldHaveSingleItem()
            .Properties["functionAppConfig"]!["scaleAndConcurrency"]!;
        scale["maximumInstanceCount"]!.GetValue<int>().ShouldBe(400);
        scale["instanceMemoryMB"]!.GetValue<int>().ShouldBe(4096);
        scale["alwaysReady"]!.AsArray().Select(group => $"{group!["name"]} {group["instanceCount"]}")
            .ShouldBe(["blob 2", "function:EnrichArticle 3"]);
    }

    [BicepFact]
    public void An_instance_has_memory_for_the_host_the_worker_its_models_and_a_reader_of_pdf()
    {
        // Measured: the host, the worker, the models that are read at the first text that is not plainly English.
        const long Used = 220_000_000 + 175_000_000 + 100_000_000;
        var memory = App.Properties["functionAppConfig"]!["scaleAndConcurrency"]!["instanceMemoryMB"]!.GetValue<long>() * 1024 * 1024;

        memory.ShouldBeGreaterThan(Used + new ReaderProcessOptions().MaxReaderMemory);
    }

    [BicepFact]
    public void Without_azure_ai_language_nothing_is_left_of_it()
    {
        bicep.Custom.OfType("Microsoft.CognitiveServices/accounts").ShouldBeEmpty();
        bicep.Custom.Settings.Keys.ShouldNotContain("Language__Endpoint");
        bicep.Custom.OfType("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint.Name).ShouldNotContain("pep-language");
        bicep.Custom.OfType("Microsoft.Authorization/roleAssignments")
            .Count.ShouldBe(bicep.Public.OfType("Microsoft.Authorization/roleAssignments").Count - 1);
    }

    [BicepFact]
    public void By_default_it_scales_to_nothing() =>
        App.Properties["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.AsArray().ShouldBeEmpty();

    [BicepFact]
    public void Azd_finds_it_by_its_tag_and_its_project_by_its_path()
    {
        var azd = YamlFile.Read("infra/azure.yaml");
        var (service, settings) = azd.Map("services").ShouldHaveSingleItem();

        App.Json["tags"]!["azd-service-name"]!.GetValue<string>().ShouldBe(service);
        Directory.Exists(Path.Combine(RepositoryFiles.Infra, ((YamlFile)settings).Text("project"))).ShouldBeTrue();
        azd.Map("infra")["path"].ToString().ShouldBe(".");
    }

    private Resource App => bicep.Public.OfType("Microsoft.Web/sites").ShouldHaveSingleItem();
}
