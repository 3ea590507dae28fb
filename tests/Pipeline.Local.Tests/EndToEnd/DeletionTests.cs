using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>What is deleted from the inbox is withdrawn, whatever the host was doing.</summary>
public sealed class DeletionTests : IDisposable
{
    private static readonly string Article = File.ReadAllText(Path.Combine(RepositoryFiles.SampleArticles, "salt-road.txt"));

    private readonly OwnFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_was_deleted_while_no_host_ran_is_withdrawn_after_the_next_start()
    {
        // The emulator stays for as long as this one has it.
        await using var ingest = _folder.Command.Start(
            "ingest", "--json", "--open", _folder.Write("gone.txt", Article), _folder.Write("stays.txt", Article + "\nIt stays."));
        (await ingest.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");
        (await ingest.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");
        await using (await Pipeline.Local.Azurite.AzuriteServer.FindOrStartAsync(
            new() { DataFolder = _folder.StorageFolder, MovesToFreePorts = true }, progress: null, Token))
        {
            await ingest.SignalAsync("INT", Token);
            await ingest.WaitAsync(Token);
            await _folder.DeleteAsync("gone.txt", Token);

            await using var serve = _folder.Command.Start("serve");
            await _folder.WaitForAsync("gone.txt", ArticleStage.Withdrawn, Token);
            (await _folder.WaitForAsync("stays.txt", ArticleStage.Published, Token)).Sequence.ShouldBe(1);
            await serve.SignalAsync("TERM", Token);
            (await serve.WaitAsync(Token)).ExitCode.ShouldBe(ExitCodes.Success);
        }

        (await _folder.Command.RunAsync(Token, "search", "--json")).Output.ShouldNotContain("gone.txt");
    }

    [Fact]
    public async Task Files_that_are_deleted_dropped_and_deleted_in_quick_succession_are_withdrawn()
    {
        const int Files = 20;
        var names = Enumerable.Range(0, Files).Select(number => $"churn/{number}.txt").ToList();
        await using var serve = _folder.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        await Task.WhenAll(names.Select(name => _folder.DropAsync(name, $"{Article}\n{name}", Token)));
        foreach (var name in names)
        {
            await _folder.WaitForAsync(name, ArticleStage.Published, Token);
        }

        // At all distances from the listings and from the withdrawals of the first deletion.
        await Task.WhenAll(names.Select(async (name, number) =>
        {
            await _folder.DeleteAsync(name, Token);
            await Task.Delay(TimeSpan.FromMilliseconds(50 * number), Token);
            await _folder.DropAsync(name, $"{Article}\n{name}", Token);
            await Task.Delay(TimeSpan.FromMilliseconds(20 * (number % 7)), Token);
            await _folder.DeleteAsync(name, Token);
        }));

        foreach (var name in names)
        {
            await _folder.WaitForAsync(name, ArticleStage.Withdrawn, Token);
        }
    }
}
