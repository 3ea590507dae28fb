using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>A file that came with an article that another file carries.</summary>
/// <param name="Name">Its name in the inbox.</param>
/// <param name="Part">For an archive's capture of a page, which of its articles it is; else null.</param>
/// <param name="Capture">For an archive's capture of a page, when and where it was captured; else null.</param>
public sealed record OtherFile(string Name, string? Part = null, ItemVersion? Capture = null)
{
    // A second line or a retry delivers the same version again, not more often.
    private const int MaxFiles = 8;

    /// <summary>The article in a file.</summary>
    internal static OtherFile Of(string name, string? part, ItemVersion? item) =>
        item is { IsCapture: true } ? new OtherFile(name, part, item) : new OtherFile(name);

    /// <summary>The files besides one, each once, the first of them only.</summary>
    internal static IReadOnlyList<OtherFile> Besides(IEnumerable<OtherFile> files, string name) =>
        [.. files.Where(file => file.Name != name).DistinctBy(file => file.Name).Take(MaxFiles)];
}
