using Pipeline.Articles.Poison;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Operations;

/// <summary>A page of poisoned messages.</summary>
/// <param name="Records">Those on this page.</param>
/// <param name="All">Whether those that were dealt with are among them.</param>
/// <param name="Paging">The pages.</param>
/// <param name="Now">The time.</param>
/// <param name="Done">What was just done, in a sentence; null for nothing.</param>
/// <param name="Refused">What could not be done, a sentence each.</param>
internal sealed record PoisonListModel(
    IReadOnlyList<PoisonRecord> Records, bool All, Paging Paging, DateTimeOffset Now, string? Done, IReadOnlyList<string> Refused);
