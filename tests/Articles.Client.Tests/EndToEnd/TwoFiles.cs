using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Tests.EndToEnd;

namespace Articles.Client.Tests.EndToEnd;

/// <summary>Two sample articles, of which one is changed and the other removed.</summary>
internal static class TwoFiles
{
    public const string Kept = "harbour-bridge.html";
    public const string Removed = "tram-brief.txt";

    /// <summary>Drops, changes and removes them; each is done when the pipeline has taken it in.</summary>
    public static async Task LiveAsync(LocalAccount account, CancellationToken cancellationToken)
    {
        await DropAsync(Kept, "nine weeks");
        await DropAsync(Removed, "tram");
        await UntilAsync(Kept, row => row is { Stage: ArticleStage.Published, Sequence: 1 });
        await UntilAsync(Removed, row => row.Stage == ArticleStage.Published);
        await DropAsync(Kept, "seventy weeks");
        await UntilAsync(Kept, row => row is { Stage: ArticleStage.Published, Sequence: 2 });
        await account.RemoveAsync(Removed, cancellationToken);
        await UntilAsync(Removed, row => row.Stage == ArticleStage.Withdrawn);

        async Task DropAsync(string name, string text)
        {
            var sample = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.SampleArticles, name), cancellationToken);
            await account.DropAsync(name, sample.Replace("nine weeks", text, StringComparison.Ordinal), cancellationToken);
        }

        Task UntilAsync(string name, Predicate<LedgerEntry> holds) => Wait.UntilAsync(
            async () => await account.Ledger.FindAsync(ArticleId.FromName(name), cancellationToken) is { } row && holds(row),
            cancellationToken);
    }
}
