using System.Diagnostics;
using System.Reflection;

namespace Pipeline.Functions.Tests.Publishing;

/// <summary>
/// The app, published once for all tests by <c>dotnet publish -c Release</c>, as azd does; with Azure AI Language if the tests have it.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    /// <summary>The collection of the tests that share it.</summary>
    public const string Collection = "Published app";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-published-");

    /// <summary>The path of a file in it.</summary>
    public string this[string path] => Path.Combine(_folder.FullName, path);

    /// <summary>Every file in it, by its path.</summary>
    public IReadOnlyList<string> Files =>
        [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.FullName, file.FullName).Replace('\\', '/'))];

    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        var language = typeof(PublishedApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "WithAzureLanguage").Value;
        var project = Path.Combine(Root, "src", "Pipeline.Functions");
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", project, "-c", "Release", "-o", _folder.FullName, $"-p:WithAzureLanguage={language}", "-v", "quiet", "--nologo"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Pipeline.sln is not above the test's folder.");
    }
}
