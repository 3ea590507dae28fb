namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>A page of the inbox.</summary>
/// <param name="Files">The files.</param>
/// <param name="Next">The marker of the next page; null when this is the last.</param>
public sealed record InboxPage(IReadOnlyList<ListedFile> Files, string? Next);
