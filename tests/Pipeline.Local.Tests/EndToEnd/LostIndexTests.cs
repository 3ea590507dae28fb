using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Data.Sqlite;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>An index's file that is damaged, deleted or somebody else's, and documents that cannot be read, on the real program.</summary>
public sealed class LostIndexTests(LocalAccount account) : IClassFixture<LocalAccount>, IAsyncLifetime
{
    private static readonly string[] Files = ["salt-road.txt", "harbour-bridge.html"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Index => Path.Combine(account.DataFolder, "index.db");

    public async ValueTask InitializeAsync()
    {
        await RunAsync(0, ["ingest", .. Files.Select(file => Path.Combine(RepositoryFiles.SampleArticles, file))]);
        (await SearchAsync()).Found.ShouldBe(Files.Length);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_host_that_finds_the_file_damaged_moves_it_aside_and_fills_a_new_one_and_so_when_it_is_deleted_under_way()
    {
        Damage();
        (await account.Command.RunAsync(Token, "search", "the")).ShouldSatisfyAllConditions(
            search => search.ExitCode.ShouldBe(ExitCodes.Failure), search =>
                search.Errors.ShouldContain("'index rebuild' moves the file aside"));

        await using var serve = account.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        await FilledAsync();
        Directory.GetFiles(account.DataFolder, "index.db.damaged-*").ShouldNotBeEmpty();

        foreach (var file in new[] { Index, Index + "-wal", Index + "-shm" })
        {
            File.Delete(file);
        }

        await FilledAsync();
        await serve.SignalAsync("TERM", Token);
        (await serve.WaitAsync(Token)).ExitCode.ShouldBe(ExitCodes.Success);
    }

    [Fact]
    public async Task The_command_moves_a_damaged_file_aside_and_fills_a_new_one()
    {
        Damage();

        var rebuilt = await RunAsync(0, "index", "rebuild", "--json");

        rebuilt.Errors.ShouldContain("The index was damaged.");
        JsonDocument.Parse(rebuilt.Lines.Single()).RootElement.GetProperty("written").GetInt64().ShouldBe(Files.Length);
        (await SearchAsync()).ShouldBe((Files.Length, string.Empty));
    }

    [Fact]
    public async Task A_search_of_a_file_that_was_lost_says_that_articles_are_missing()
    {
        foreach (var file in Directory.GetFiles(account.DataFolder, "index.db*"))
        {
            File.Delete(file);
        }

        (await SearchAsync()).ShouldSatisfyAllConditions(
            search => search.Found.ShouldBe(0), search => search.Errors.ShouldContain("The search index is not complete."));

        await RunAsync(0, "index", "rebuild");
        (await SearchAsync()).ShouldBe((Files.Length, string.Empty));
    }

    [Fact]
    public async Task A_host_does_not_start_on_another_programs_file()
    {
        var theirs = Path.Combine(account.DataFolder, "theirs.db");
        await using (var connection = new SqliteConnection($"Data Source={theirs};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x)";
            command.ExecuteNonQuery();
        }

        var command2 = new ArticlesCommand(
            account.DataFolder, new Dictionary<string,
            string>
            { ["ArticleStorage"] = account.ConnectionString, ["Search__Path"] = theirs });
        var serve = await command2.RunAsync(Token, "serve");

        serve.ExitCode.ShouldBe(ExitCodes.Failure);
        serve.Errors.ShouldContain(
            "is a database, but not a search index of this pipeline; it is left alone. Set Search__Path to another file.");
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_or_is_missing_is_stepped_over_and_named()
    {
        var documents = new BlobContainerClient(account.ConnectionString, StorageNames.EnrichedArticles);
        var (cut, gone) = (ArticleId.FromName(Files[0]), ArticleId.FromName(Files[1]));
        var whole = (await documents.GetBlobClient($"{cut}.json").DownloadContentAsync(Token)).Value.Content;
        await documents.GetBlobClient($"{cut}.json")
            .UploadAsync(new BinaryData(whole.ToMemory()[..(whole.ToMemory().Length / 2)]), overwrite: true, Token);

        var rebuilt = await RunAsync(1, "index", "rebuild");
        rebuilt.Errors.ShouldContain($"articles-enriched/{cut}.json is not a document of this pipeline");
        rebuilt.Errors.ShouldContain("1 document could not be read and was skipped.");
        (await SearchAsync()).Found.ShouldBe(Files.Length);

        await documents.GetBlobClient($"{gone}.json").DeleteAsync(cancellationToken: Token);
        var exported = await RunAsync(1, "export");
        exported.Lines.ShouldBeEmpty();
        exported.Errors.ShouldContain($"{Files[0]}: articles-enriched/{cut}.json is not a document of this pipeline");
        exported.Errors.ShouldContain($"{Files[1]}: Its enriched document is missing. Run reprocess --lost");

        // As the message says: delete the one that is cut, and have both made anew.
        await documents.GetBlobClient($"{cut}.json").DeleteAsync(cancellationToken: Token);
        (await RunAsync(0, "reprocess", "--lost", "--dry-run")).Output.ShouldContain("2 articles would be reprocessed (2 lost)");
        await RunAsync(0, "reprocess", "--lost");
        await using (var serve = account.Command.Start("serve"))
        {
            while ((await account.Command.RunAsync(Token, "export")).Lines.Count < Files.Length)
            {
                await Task.Delay(500, Token);
            }

            await serve.SignalAsync("TERM", Token);
            await serve.WaitAsync(Token);
        }
    }

    [Fact]
    public async Task A_hit_whose_article_is_gone_is_said_to_be_and_leaves_the_index()
    {
        var path = Path.Combine(account.DataFolder, "zyzzyva.txt");
        await File.WriteAllTextAsync(
            path, (await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.SampleArticles, Files[0]), Token))
            .Replace("salt", "zyzzyva", StringComparison.Ordinal), Token);
        await RunAsync(0, "ingest", path);
        var id = ArticleId.FromName("zyzzyva.txt");
        foreach (var container in new[] { StorageNames.Inbox, StorageNames.CleanArticles, StorageNames.EnrichedArticles })
        {
            await new BlobContainerClient(account.ConnectionString, container)
                .DeleteBlobAsync(container == StorageNames.Inbox ? "zyzzyva.txt" : $"{id}.json", cancellationToken: Token);
        }

        var ledger = new Azure.Data.Tables.TableClient(account.ConnectionString, StorageNames.Ledger);
        var rows = await ledger.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{id.ToString()[0]}'", cancellationToken: Token)
            .Where(row => row.RowKey.EndsWith(id.ToString(), StringComparison.Ordinal))
            .ToListAsync(Token);
        foreach (var row in rows)
        {
            await ledger.DeleteEntityAsync(row, cancellationToken: Token);
        }

        (await RunAsync(1, "article", "show", id.ToString())).Errors.ShouldContain("The search index has this article");

        await using var serve = account.Command.Start("serve");
        await FilledAsync();
        await serve.SignalAsync("TERM", Token);
        await serve.WaitAsync(Token);
    }

    private void Damage()
    {
        SqliteConnection.ClearAllPools();
        using var file = new FileStream(Index, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = 4096;
        file.Write(Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096).ToArray());
    }

    /// <summary>Waits until a search finds every article, and says nothing besides.</summary>
    private async Task FilledAsync()
    {
        while (await SearchAsync() != (Files.Length, string.Empty))
        {
            await Task.Delay(500, Token);
        }
    }

    private async Task<(int Found, string Errors)> SearchAsync()
    {
        var search = await account.Command.RunAsync(Token, "search", "--json");
        return (search.Lines.Count, search.Errors.Trim());
    }

    private async Task<CommandResult> RunAsync(int exitCode, params string[] arguments)
    {
        var result = await account.Command.RunAsync(Token, arguments);
        result.ExitCode.ShouldBe(exitCode, result.Errors);
        return result;
    }
}
