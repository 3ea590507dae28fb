namespace Pipeline.Web.Drop;

/// <summary>The page.</summary>
/// <param name="Key">The key of its batch.</param>
/// <param name="List">What was dropped on it before.</param>
/// <param name="MaxBytes">The largest file.</param>
/// <param name="MaxSize">The same for people.</param>
/// <param name="Errors">Files that were not taken, and why, when it was sent without a script.</param>
internal sealed record DropPageModel(string Key, DropListModel List, int MaxBytes, string MaxSize, IReadOnlyList<string> Errors);
