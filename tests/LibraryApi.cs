using System.Reflection;
using PublicApiGenerator;

namespace Pipeline.Tests;

/// <summary>
/// A package's public API against the approved file in the <c>PublicApi</c> folder of its tests. A change is seen in review: run the test
/// with <c>UPDATE_API=1</c> to write the file anew, and read the difference before committing it. Compiled into each project that has
/// such tests.
/// </summary>
internal static class LibraryApi
{
    /// <summary>Fails when the API is not the approved one.</summary>
    public static void ShouldBeAsApproved(Assembly library)
    {
        var name = library.GetName().Name!;
        var approved = Path.Combine(RepositoryFiles.Root, "tests", name + ".Tests", "PublicApi", name + ".approved.txt");
        var api = library.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + '\n';
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
        {
            File.WriteAllText(approved, api);
        }

        api.ShouldBe(File.ReadAllText(approved));
    }

    /// <summary>What of the library's references is neither .NET nor one of these.</summary>
    public static IEnumerable<string> ReferencesBeside(Assembly library, params string[] allowed) => library.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard")
        .Except(allowed);
}
