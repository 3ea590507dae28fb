using Pipeline.Articles.Contracts;

namespace Pipeline.Web.Tests.Shell;

/// <summary>The pages, for tests that go through all of them.</summary>
internal static class Pages
{
    /// <summary>Those that need nothing in their address.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "/", "/drop", "/search", "/stories", "/trends", "/operations",
        "/operations/poison", "/operations/subscriptions", "/operations/remove",
    ];

    /// <summary>Those that show an article.</summary>
    public static IEnumerable<string> About(ArticleId id) =>
        [$"/articles/{id}", $"/articles/{id}/original", $"/operations/remove?name={id}"];
}
