namespace Pipeline.Web.Shell;

/// <summary>A page that the header names.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Label">Its name.</param>
internal sealed record NavigationEntry(string Path, string Label)
{
    /// <summary>The header's pages, in order.</summary>
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("/", "Flow"),
        new("/drop", "Drop"),
        new("/search", "Search"),
        new("/stories", "Stories"),
        new("/trends", "Trends"),
        new("/operations", "Operations"),
    ];
}
