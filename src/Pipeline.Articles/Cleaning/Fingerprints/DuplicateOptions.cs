using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>Settings of finding near-duplicates; configuration section <c>Cleaning</c>.</summary>
public sealed class DuplicateOptions
{
    /// <summary>
    /// Whether near-duplicates of earlier articles are found and linked to them (<see cref="ArticleDocument.DuplicateOf"/>). Default true.
    /// </summary>
    public bool FindDuplicates { get; set; } = true;

    /// <summary>
    /// A SQLite file on this machine for the fingerprints, instead of the account's table <c>fingerprints</c>, for all hosts of one
    /// machine. Default: none; the local host on the storage emulator has <c>fingerprints.db</c> in its data folder.
    /// </summary>
    public string? FingerprintFile { get; set; }
}
