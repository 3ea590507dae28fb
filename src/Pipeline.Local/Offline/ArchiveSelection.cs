using System.IO.Enumeration;
using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>Which pages of a crawl archive are wanted.</summary>
/// <param name="Address">A pattern with <c>*</c> and <c>?</c> for the whole address; null for all.</param>
/// <param name="OnlyHtml">Whether only pages of HTML are.</param>
/// <param name="Skip">How many records to pass over first.</param>
internal sealed record ArchiveSelection(string? Address, bool OnlyHtml, int Skip)
{
    /// <summary>Every page.</summary>
    public static ArchiveSelection All { get; } = new(Address: null, OnlyHtml: false, Skip: 0);

    /// <summary>Whether the page is wanted; a damaged record always is: what it held cannot be told.</summary>
    /// <param name="page">The page.</param>
    /// <param name="number">The number of its record, from 1.</param>
    public bool Includes(ArchivedPage page, long number) => number > Skip
        && (page.IsDamaged
            || ((Address is null || FileSystemName.MatchesSimpleExpression(Address, page.Address, ignoreCase: true))
                && (!OnlyHtml || page.IsHtml)));
}
