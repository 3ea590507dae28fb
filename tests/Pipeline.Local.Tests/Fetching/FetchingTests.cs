using System.Text.RegularExpressions;

namespace Pipeline.Local.Tests.Fetching;

/// <summary>Nothing in the pipeline fetches an address: only the offline commands know the class that does.</summary>
public sealed partial class FetchingTests
{
    // The last two ask this machine's own emulator and pages whether they answer.
    private static readonly string[] Allowed =
    [
        "Pipeline.Local/Fetching/", "Pipeline.Local/Offline/OfflineInputs.cs", "Pipeline.Local/Commands/Cleaning/InputOptions.cs",
        "Pipeline.Local/Azurite/AzuriteProbe.cs", "Pipeline.Web/Shell/PageWarmup.cs",
    ];

    [Fact]
    public void Only_the_offline_commands_fetch_pages() =>
        Sources("src").Where(file => Fetching().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Path.Combine(RepositoryFiles.Root, "src"), file).Replace('\\', '/'))
            .ShouldAllBe(file => Allowed.Any(allowed => file.StartsWith(allowed, StringComparison.Ordinal)));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(PageFetcher|HttpClient|WebRequest|HttpListener)\b|Pipeline\.Local\.Fetching")]
    private static partial Regex Fetching();
}
