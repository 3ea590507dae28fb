using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Cleaning.Revisions;

/// <summary>Settings of what is kept of former revisions; configuration section <c>Cleaning</c>.</summary>
public sealed class RevisionOptions
{
    /// <summary>
    /// How many former cleaned documents of an article are kept, to show what changed between two: 0 to 50. Default 5. A new value holds
    /// for an article from its next revision on.
    /// </summary>
    [Range(0, 50)]
    public int FormerRevisions { get; set; } = 5;
}
