using System.Diagnostics.CodeAnalysis;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The version that cleaned documents carry; a host has <see cref="ArticleExtractor.RulesVersion"/> unless it is configured otherwise.
/// </summary>
/// <param name="Value">The version; articles cleaned by a lower one are stale.</param>
public sealed record CleanerVersion(int Value)
{
    /// <summary>Whether a cleaner of this version read the row's file or part.</summary>
    internal bool IsOf([NotNullWhen(true)] LedgerEntry? row) => row is { IsRead: true } && row.CleanerVersion == Value;
}
