namespace Pipeline.Web.Tests.Shell;

/// <summary>The pages that need nothing in their address.</summary>
internal static class Pages
{
    public static IReadOnlyList<string> All { get; } = ["/", "/search", "/trends"];
}
