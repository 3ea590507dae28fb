using System.IO.Compression;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Triggers;

namespace Pipeline.Functions.Tests.Publishing;

/// <summary>A Functions host takes the published folder as it is.</summary>
[Collection(PublishedApp.Collection)]
public sealed class PublishTests(PublishedApp app)
{
    // What an instance that starts downloads first; without Azure AI Language's client, which has half a megabyte.
    private const long MaxZipped = 34_500_000;

    [Fact]
    public void It_is_small()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(app["."], zip);

        zip.Length.ShouldBeLessThan(MaxZipped);
    }

    [Fact]
    public void The_one_host_json_is_at_the_root() =>
        File.ReadAllText(app["host.json"]).ShouldBe(File.ReadAllText(Path.Combine(PublishedApp.Root, "host.json")));

    [Fact]
    public void The_worker_config_starts_the_app_with_the_machines_runtime()
    {
        var description = Read("worker.config.json")["description"]!;

        description["language"]!.GetValue<string>().ShouldBe("dotnet-isolated");
        description["defaultExecutablePath"]!.GetValue<string>().ShouldBe("dotnet");
        description["workerIndexing"]!.GetValue<string>().ShouldBe("true");
        app.Files.ShouldContain(description["defaultWorkerPath"]!.GetValue<string>());
        app.Files.ShouldNotContain("libcoreclr.so");
    }

    [Fact]
    public void Every_function_is_in_the_metadata_with_its_trigger()
    {
        var functions = Read("functions.metadata").AsArray();

        functions.Select(function => function!["name"]!.GetValue<string>()).ShouldBe(Functions(), ignoreOrder: true);
        functions.ShouldAllBe(function => function!["scriptFile"]!.GetValue<string>() == "Pipeline.Functions.dll");
        functions.ShouldAllBe(function => function!["bindings"]!.AsArray().Count(binding => IsTrigger(binding)) == 1);
    }

    [Fact]
    public void The_blob_trigger_is_told_by_event_grid()
    {
        var trigger = Read("functions.metadata").AsArray()
            .Single(function => function!["name"]!.GetValue<string>() == nameof(CleanArticle))!["bindings"]!.AsArray().Single(IsTrigger)!;

        trigger["type"]!.GetValue<string>().ShouldBe("blobTrigger");
        trigger["source"]!.GetValue<string>().ShouldBe("EventGrid");
        trigger["connection"]!.GetValue<string>().ShouldBe("ArticleStorage");
    }

    [Fact]
    public void The_worker_tells_the_host_of_its_functions_itself() =>
        typeof(CleanArticle).Assembly.GetTypes().Select(type => type.Name).ShouldContain("GeneratedFunctionMetadataProvider");

    [Fact]
    public void Every_extension_that_the_host_loads_is_there()
    {
        var extensions = Read("extensions.json")["extensions"]!.AsArray();

        // "Startup" is the loader of the metadata that every isolated app has.
        extensions.Select(extension => extension!["name"]!.GetValue<string>())
            .ShouldBe(["AzureStorageBlobs", "AzureStorageQueues", "Startup"], ignoreOrder: true);
        extensions.Select(extension => extension!["hintPath"]!.GetValue<string>()["./".Length..]).ShouldBeSubsetOf(app.Files);
        app.Files.ShouldContain(".azurefunctions/function.deps.json");
    }

    [Fact]
    public void It_is_compiled_ahead_for_the_plans_machines_and_brings_the_native_library_of_these_alone()
    {
        string[] ours = ["Pipeline.Articles.dll", "Pipeline.Functions.dll", "Pipeline.Search.dll", "Pipeline.Storage.dll"];

        ours.ShouldAllBe(name => IsReadyToRun(app[name]));
        app.Files.ShouldContain("libe_sqlite3.so");
        app.Files.ShouldNotContain(path => path.StartsWith("runtimes/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_settings_of_a_machine_are_in_it() =>
        app.Files.ShouldNotContain(path => path.EndsWith("local.settings.json", StringComparison.Ordinal));

    private static bool IsTrigger(JsonNode? binding) => binding!["type"]!.GetValue<string>().EndsWith("Trigger", StringComparison.Ordinal);

    private static IEnumerable<string> Functions() =>
        typeof(CleanArticle).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>();

    private static bool IsReadyToRun(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var reader = new PEReader(file);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(app[path]))!;
}
