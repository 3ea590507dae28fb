using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// The storage emulator is the data folder's, not that of the process that happened to start it, and no other data folder's. All on
/// processes of their own.
/// </summary>
public sealed class StorageOwnershipTests : IDisposable
{
    private const string Name = "news/late.txt";
    private static readonly string Article = File.ReadAllText(Path.Combine(RepositoryFiles.SampleArticles, "salt-road.txt"));

    private readonly OwnFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Sample => Path.Combine(RepositoryFiles.SampleArticles, "salt-road.txt");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task Serve_goes_on_when_the_process_that_started_its_storage_ends(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        await using var ingest = _folder.Command.Start("ingest", "--open", "--json", Sample);
        (await ingest.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");
        await using var serve = _folder.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        var emulator = _folder.Emulator.ShouldNotBeNull();

        await ingest.SignalAsync(signal, Token);
        await ingest.WaitAsync(Token);
        await _folder.DropAsync(Name, Article, Token);

        await _folder.WaitForAsync(Name, ArticleStage.Published, Token);
        _folder.Emulator.ShouldBe(emulator);
        await serve.SignalAsync("TERM", Token);
        (await serve.WaitAsync(Token)).ExitCode.ShouldBe(ExitCodes.Success);
        _folder.Emulator.ShouldBeNull("the last one to leave takes it along");
    }

    [Fact]
    public async Task Two_ingests_at_once_in_one_data_folder_both_tell_what_became_of_the_files()
    {
        await using var first = _folder.Command.Start("ingest", "--json", RepositoryFiles.SampleArticles);
        await using var second = _folder.Command.Start("ingest", "--json", RepositoryFiles.SampleArticles);
        var results = await Task.WhenAll(first.WaitAsync(Token), second.WaitAsync(Token));

        foreach (var result in results)
        {
            result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
            result.Lines.CountBy(line => JsonDocument.Parse(line).RootElement.GetProperty("state").GetString()!)
                .ShouldBe([KeyValuePair.Create("published", 22), KeyValuePair.Create("rejected", 5)], ignoreOrder: true);
        }

        _folder.Emulator.ShouldBeNull();
    }

    [Fact]
    public async Task Two_data_folders_at_once_have_their_own_articles()
    {
        using var other = new OwnFolder();
        await using var here = _folder.Command.Start("ingest", "--open", "--json", Sample);
        await using var there =
            other.Command.Start("ingest", "--open", "--json", Path.Combine(RepositoryFiles.SampleArticles, "tram-brief.txt"));
        (await here.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");
        (await there.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("\"published\"");

        _folder.Emulator.ShouldNotBeNull().Endpoints.ShouldNotBe(other.Emulator.ShouldNotBeNull().Endpoints);
        (await FoundAsync(_folder)).ShouldBe(["salt-road.txt"]);
        (await FoundAsync(other)).ShouldBe(["tram-brief.txt"]);
        (await CountAsync(_folder)).ShouldBe(1);
        (await CountAsync(other)).ShouldBe(1);
    }

    [Fact]
    public async Task An_emulator_that_was_killed_is_back_and_files_are_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        await using var serve = _folder.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        await _folder.DropAsync("news/early.txt", Article, Token);

        var killed = await _folder.KillEmulatorAsync(Token);
        var next = await _folder.WaitForEmulatorAsync(killed, Token);
        await _folder.DropAsync(Name, Article, Token);

        next.Endpoints.ShouldBe(killed.Endpoints);
        await _folder.WaitForAsync(Name, ArticleStage.Published, Token);
        await serve.SignalAsync("TERM", Token);
        var result = await serve.WaitAsync(Token);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        result.Errors.ShouldContain("has ended unexpectedly");
    }

    [Fact]
    public async Task An_ingest_whose_emulator_is_killed_ends_with_all_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        await using var ingest = _folder.Command.Start("ingest", "--json", RepositoryFiles.SampleArticles);
        await _folder.WaitForEmulatorAsync(before: null, Token);

        await _folder.KillEmulatorAsync(Token);
        var result = await ingest.WaitAsync(Token);

        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        result.Lines.Count.ShouldBe(27);
    }

    [Fact]
    public async Task What_a_crash_left_does_not_keep_the_next_one_from_starting()
    {
        // A process of that number, and a program at that port, which are neither of them an emulator.
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Directory.CreateDirectory(_folder.StorageFolder);
        await File.WriteAllTextAsync(Path.Combine(_folder.StorageFolder, "azurite.lock"), string.Empty, Token);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.StorageFolder, "azurite.pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Token);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.StorageFolder, "azurite.json"),
            $$"""{"pid":{{Environment.ProcessId}},"port":{{port}},"token":"00","blob":{{port}},"queue":{{port}},"table":{{port}}}""",
            Token);
        var refusing = Task.Run(async () => (await other.AcceptTcpClientAsync(Token)).Dispose(), Token);

        var result = await _folder.Command.RunAsync(Token, "status");

        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        await refusing;
    }

    [Fact]
    public async Task The_emulator_of_another_data_folder_is_refused_with_a_sentence_and_used_when_asked_for()
    {
        using var other = new OwnFolder();
        await using var serve = other.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        var connection = other.Emulator.ShouldNotBeNull().Endpoints.ConnectionString;

        var refused = await _folder.CommandWith(new() { ["ArticleStorage"] = connection }).RunAsync(Token, "status");
        var used = await _folder.Command.RunAsync(Token, "status", "--storage", connection);

        refused.ExitCode.ShouldBe(ExitCodes.Failure);
        refused.Errors.ShouldContain($"belongs to another data folder, {other.DataFolder}");
        refused.Errors.ShouldContain("--storage");
        used.ExitCode.ShouldBe(ExitCodes.Success, used.Errors);
        _folder.Emulator.ShouldBeNull();
    }

    [Fact]
    public async Task Serve_says_why_its_pages_are_at_another_port()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var serve = _folder.CommandWith(new() { ["Local__ApiPort"] = port }).Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldNotContain($":{port}/");

        await serve.SignalAsync("TERM", Token);
        (await serve.WaitAsync(Token)).Errors.ShouldContain($"Port {port} cannot be used: another program");
    }

    private static async Task<List<string>> FoundAsync(OwnFolder folder)
    {
        var result = await folder.Command.RunAsync(Token, "search", "--json");
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        return [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()!)];
    }

    private static async Task<int> CountAsync(OwnFolder folder)
    {
        var result = await folder.Command.RunAsync(Token, "status", "--json");
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        return JsonDocument.Parse(result.Lines[0]).RootElement.GetProperty("articles").GetInt32();
    }
}
