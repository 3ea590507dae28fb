using Pipeline.Articles;

namespace Pipeline.Web.Tests.Shell;

/// <summary>The pages, for tests that go through all of them.</summary>
internal static class Pages
{
    /// <summary>Those that need nothing in their address.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["/", "/drop", "/operations", "/operations/poison", "/operations/subscriptions", "/operations/remove"];

    /// <summary>Those that show an article.</summary>
    public static IEnumerable<string> About(ArticleId id) => [$"/operations/remove?name={id}"];
}
