using Pipeline.Articles.Contracts;

namespace Pipeline.Web.Drop;

/// <summary>A file that somebody dropped on the page.</summary>
/// <param name="Name">Its name in the inbox.</param>
/// <param name="ETag">The version that was dropped; null when it was there already.</param>
/// <param name="DroppedAt">When.</param>
internal sealed record DroppedFile(string Name, string? ETag, DateTimeOffset DroppedAt)
{
    /// <summary>Its article, or the file's own row when it holds several.</summary>
    public ArticleId Id { get; } = ArticleId.FromName(Name);
}
