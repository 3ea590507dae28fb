using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>
/// Shows a kill to an operator if it has matched no story, while a story exists whose item has the same id under another provider, or under
/// none: it is uncertain whether the kill means that story. The kill and the story find each other in either order.
/// </summary>
public sealed class UnmetKills(ILedger ledger)
{
    /// <summary>The reason code of such a kill.</summary>
    public const string Code = "unmet-kill";

    private const int MaxQuoted = 200;

    /// <summary>Checks, after the row is written, whether a kill has matched nothing, or whether a story exists with such a kill.</summary>
    /// <param name="found">The article of the kill, or of the story, and articles that may be the same.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    internal async Task TellAsync(FoundItem found, CancellationToken cancellationToken)
    {
        if (found.Like.Count == 0 || await ledger.FindAsync(found.Id, cancellationToken) is not { } row)
        {
            return;
        }

        var like = new List<LedgerEntry>();
        foreach (var id in found.Like)
        {
            if (await ledger.FindAsync(id, cancellationToken) is { } other)
            {
                like.Add(other);
            }
        }

        if (IsUnmet(row))
        {
            await MarkAsync(row, [.. like.Where(Stands)], cancellationToken);
        }
        else if (Stands(row))
        {
            foreach (var kill in like.Where(other => IsUnmet(other) && other.Reason!.Code != Code))
            {
                await MarkAsync(kill, [row], cancellationToken);
            }
        }
    }

    /// <summary>A kill that has taken out a story has a greater number.</summary>
    private static bool IsUnmet(LedgerEntry row) =>
        row is { Stage: ArticleStage.Rejected, IsKilled: true }
        && (row.Reason?.Code == Code || row is { Sequence: 1, Reason.Code: RejectionCodes.Killed });

    private static bool Stands(LedgerEntry row) =>
        row.Stage is not (ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded);

    private async Task MarkAsync(LedgerEntry kill, IReadOnlyList<LedgerEntry> stories, CancellationToken cancellationToken)
    {
        if (stories.Count == 0)
        {
            return;
        }

        var reason = new RejectionReason(Code, MessageOf(kill, stories));
        await ledger.UpdateAsync(
            kill.Id, kill, entry => entry is not null && IsUnmet(entry) ? entry.KillUnmet(reason) : null, cancellationToken);
    }

    private static string MessageOf(LedgerEntry kill, IReadOnlyList<LedgerEntry> stories)
    {
        var message = new StringBuilder($"The item {Excerpt.Of(kill.Item!.Id, MaxQuoted)} of {NameOf(kill.Item.Provider)} is killed, ");
        message.Append("and no story of it is known. The same id stands under another provider: ");
        message.AppendJoin("; ", stories.Select(story =>
            $"article {story.Id} of {NameOf(story.Item?.Provider)}, file '{Excerpt.Of(story.Name, MaxQuoted)}'"));
        message.Append(". Nothing was taken out. If it is the same, remove that file, and make the two names one (Wire__Providers__NAME__");
        message.Append("Aliases); then remove the kill's file.");
        return message.ToString();
    }

    private static string NameOf(string? provider) => provider is null ? "a provider that is not said" : Excerpt.Of(provider, MaxQuoted);
}
