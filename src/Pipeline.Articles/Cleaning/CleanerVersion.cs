using System.Diagnostics.CodeAnalysis;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The version that cleaned documents carry; a host has <see cref="ArticleExtractor.RulesVersion"/> unless it says otherwise.
/// </summary>
/// <param name="Value">The version; what a lower one cleaned is stale.</param>
public sealed record CleanerVersion(int Value)
{
    /// <summary>Whether a cleaner of this version read the file, or the part, of a row.</summary>
    internal bool IsOf([NotNullWhen(true)] LedgerEntry? row) => row is { IsRead: true } && row.CleanerVersion == Value;
}
