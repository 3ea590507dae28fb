using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Cleaning.Revisions;

/// <summary>Settings for former revisions; configuration section <c>Cleaning</c>.</summary>
public sealed class RevisionOptions
{
    /// <summary>
    /// The number of former cleaned documents that are kept per article, to show what changed between two: 0 to 50. Default 5. A new value
    /// applies to an article from its next revision on. They are deleted with the document when the article is withdrawn or killed.
    /// </summary>
    [Range(0, 50)]
    public int FormerRevisions { get; set; } = 5;
}
