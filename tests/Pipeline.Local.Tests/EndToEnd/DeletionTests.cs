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
    public async Task An_inbox_that_lost_all_its_files_withdraws_nothing_until_they_are_back_or_an_operator_confirms()
    {
        string[] names = ["one.txt", "two.txt", "three.txt"];
        await using var first = _folder.Command.Start("serve");
        (await first.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        foreach (var name in names)
        {
            await _folder.DropAsync(name, $"{Article}\n{name}", Token);
            await _folder.WaitForAsync(name, ArticleStage.Published, Token);
        }

        await using (await Pipeline.Local.Azurite.AzuriteServer.FindOrStartAsync(
            new() { DataFolder = _folder.StorageFolder, MovesToFreePorts = true }, progress: null, Token))
        {
            await first.SignalAsync("TERM", Token);
            await first.WaitAsync(Token);
            foreach (var name in names)
            {
                await _folder.DeleteAsync(name, Token);
            }

            await using (var serve = _folder.Command.Start("serve"))
            {
                await WaitForHeldAsync(3);
                (await _folder.Command.RunAsync(Token, "status")).Output.ShouldContain("removals confirm 3");
                (await _folder.Command.RunAsync(Token, "removals", "confirm", "2")).ShouldSatisfyAllConditions(
                    refused => refused.ExitCode.ShouldBe(ExitCodes.Failure),
                    refused => refused.Errors.ShouldContain("3 removals are held, but 2 were confirmed: nothing is withdrawn."));
                await _folder.DropAsync("two.txt", $"{Article}\ntwo.txt", Token);
                await WaitForHeldAsync(2);
                await serve.SignalAsync("TERM", Token);
                await serve.WaitAsync(Token);
            }

            await using var again = _folder.Command.Start("serve");
            (await again.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
            await WaitForHeldAsync(2);
            (await _folder.WaitForAsync("one.txt", ArticleStage.Published, Token)).Sequence.ShouldBe(1);
            (await _folder.Command.RunAsync(Token, "removals", "confirm", "2")).ExitCode.ShouldBe(ExitCodes.Success);
            await _folder.WaitForAsync("one.txt", ArticleStage.Withdrawn, Token);
            await _folder.WaitForAsync("three.txt", ArticleStage.Withdrawn, Token);
            (await _folder.WaitForAsync("two.txt", ArticleStage.Published, Token)).Sequence.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Files_that_are_deleted_dropped_and_deleted_in_quick_succession_are_withdrawn()
    {
        const int Files = 20;
        var names = Enumerable.Range(0, Files).Select(number => $"churn/{number}.txt").ToList();
        await using var serve = _folder.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        // An inbox that is empty all at once is taken for an accident.
        await _folder.DropAsync("stays.txt", $"{Article}\nIt stays.", Token);
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

    private async Task WaitForHeldAsync(int count)
    {
        while ((await _folder.Command.RunAsync(Token, "removals", "list", "--json")).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Length != count)
        {
            await Task.Delay(200, Token);
        }
    }
}
