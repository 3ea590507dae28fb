using System.Reflection;
using System.Text.Json.Nodes;

namespace Pipeline.Infra.Tests.Bicep;

/// <summary>The Bicep compiler, offline, on a copy of infra/ that goes with it.</summary>
internal sealed class BicepCompiler : IDisposable
{
    /// <summary>Why there is no compiler on this system.</summary>
    public const string Missing = "The Bicep compiler that the tests use is for Linux on x64.";

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["AZURE_ENV_NAME"] = "test",
        ["AZURE_LOCATION"] = "westeurope",
        // No look-ups of newer versions.
        ["BICEP_TRACING_ENABLED"] = "false",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-infra-");

    public BicepCompiler()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Infra, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam" or ".json"))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(RepositoryFiles.Infra, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Whether there is one.</summary>
    public static bool IsAvailable => ExecutablePath is not null;

    private static string? ExecutablePath { get; } = typeof(BicepCompiler).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(attribute => attribute.Key == "BicepPath")?.Value;

    /// <summary>The copies of the Bicep files, as they are now, by their paths.</summary>
    public IReadOnlyDictionary<string, string> Read() =>
        _folder.EnumerateFiles("*.bicep", SearchOption.AllDirectories)
            .ToDictionary(file => file.FullName, file => File.ReadAllText(file.FullName));

    /// <summary>Runs a command of the compiler.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync(ExecutablePath!, arguments, _folder.FullName, Environment);

    /// <summary>Compiles to an ARM template.</summary>
    /// <param name="file">The file, below infra/.</param>
    public async Task<JsonObject> CompileAsync(string file) => Parse(await RunAsync("build", file, "--stdout"));

    /// <summary>What would be deployed: each resource with its expressions worked out, as far as they do not need Azure.</summary>
    /// <param name="parameters">The parameters, as in a .bicepparam file.</param>
    public async Task<Deployment> PredictAsync(string parameters)
    {
        var name = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, $"{name}.bicepparam"), $"using 'main.bicep'\n{parameters}",
            TestContext.Current.CancellationToken);
        var result = await RunAsync(
            "snapshot", $"{name}.bicepparam", "--mode", "overwrite", "--subscription-id", "00000000-0000-4000-8000-000000000001",
            "--location", "westeurope");
        result.ExitCode.ShouldBe(0, result.Error);
        return new Deployment(
            JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(_folder.FullName, $"{name}.snapshot.json"), TestContext.Current.CancellationToken))!);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonObject Parse(CommandResult result)
    {
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonNode.Parse(result.Output)!.AsObject();
    }
}
