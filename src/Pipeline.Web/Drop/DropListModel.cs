namespace Pipeline.Web.Drop;

/// <summary>What became of the files of a page so far.</summary>
/// <param name="Files">The files, the newest first.</param>
/// <param name="Now">The time.</param>
internal sealed record DropListModel(IReadOnlyList<FollowedFile> Files, DateTimeOffset Now)
{
    /// <summary>How many have ended.</summary>
    public int Done => Files.Count(file => file.IsDone);
}
