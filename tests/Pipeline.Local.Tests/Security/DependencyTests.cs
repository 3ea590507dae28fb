using System.Xml.Linq;

namespace Pipeline.Local.Tests.Security;

/// <summary>What keeps foreign code from coming in unseen.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Known_weaknesses_fail_the_build()
    {
        Property("NuGetAudit").ShouldBe("true");
        Property("NuGetAuditMode").ShouldBe("all");
        Property("NuGetAuditLevel").ShouldBe("low");
        Property("WarningsAsErrors").Split(';').ShouldBe(["$(WarningsAsErrors)", "NU1901", "NU1902", "NU1903", "NU1904"]);
        Property("WarningsNotAsErrors").Split(';')
            .ShouldNotContain(code => code.StartsWith("NU190", StringComparison.Ordinal) && code != "NU1900" && code != "NU1905");
    }

    [Fact]
    public void Every_project_but_those_of_azure_ai_language_has_a_lock_file_and_CI_keeps_to_it()
    {
        var projects = new[] { "src", "tests" }
            .SelectMany(
                folder => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(project => !Path.GetFileName(project).StartsWith("Pipeline.AzureLanguage", StringComparison.Ordinal)
                // The worker's SDK writes one of its own for the extensions.
                && !project.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();

        projects.Count.ShouldBeGreaterThan(10);
        projects.ShouldAllBe(project => File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
        Property("RestorePackagesWithLockFile").ShouldBe("true");
        Property("RestoreLockedMode").ShouldBe("true");
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, ".ci", "run")).ShouldContain("export CI=true");
    }

    private static string Property(string name) =>
        XDocument.Load(Path.Combine(RepositoryFiles.Root, "Directory.Build.props")).Descendants(name).ShouldHaveSingleItem().Value;
}
