using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Security;

/// <summary>
/// One full run of the program, watched: articles that bait, that are code elsewhere, that hold personal information; files and messages
/// that fail; every command; a collector of telemetry; and what the process connected to. The tests read what it left.
/// </summary>
public sealed class WatchedRun : IAsyncLifetime
{
    /// <summary>A word of the articles' texts.</summary>
    public const string TextCanary = "quillonworthy";

    /// <summary>A word of their headlines.</summary>
    public const string HeadlineCanary = "Brackenthwaite";

    /// <summary>An address that no resolver knows: whoever asks for it wanted to go there.</summary>
    public const string Elsewhere = "http://canary.invalid/";

    /// <summary>What is personal in the article <c>pii.html</c>, and masked wherever it goes.</summary>
    public static readonly string[] Personal = ["ruth.tanner@example.org", "+44 20 7946 0958", "4111 1111 1111 1111", "203.0.113.77"];

    /// <summary>Headlines that a spreadsheet would run.</summary>
    public static readonly string[] Formulas =
        ["=1+1 closes", "+1+1 closes", "-1+1 closes", "@SUM(1,1) closes", "=HYPERLINK(\"http://canary.invalid/\",\"a\") closes",
        "\uFF1D1+1 closes"];

    /// <summary>Headlines with markup that a page would run.</summary>
    public const string Markup = "<script>alert(1)</script>";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly LocalAccount _account = new();
    private readonly Trap _trap = new();
    private readonly Collector _collector = new();
    private readonly StringBuilder _log = new();
    private readonly List<(string Command, CommandResult Result)> _results = [];
    private int _ownPort;

    internal LocalAccount Account => _account;

    internal Trap Trap => _trap;

    /// <summary>
    /// Everything that was written for an operator's eyes and for machines: the host's log, standard error of every command, telemetry.
    /// </summary>
    public string Log => _log.ToString();

    /// <summary>The host's own log: its files and its standard error.</summary>
    public string HostLog { get; private set; } = string.Empty;

    /// <summary>What the collector of telemetry was sent.</summary>
    public string Telemetry => _collector.Received;

    /// <summary>The ports that the host has business with: its storage, its collector, and its own pages, which it warms up.</summary>
    public IEnumerable<int> Allowed => [.. _account.Ports, _collector.Address.Port, _ownPort];

    /// <summary>What each command wrote.</summary>
    internal IReadOnlyList<(string Command, CommandResult Result)> Results => _results;

    /// <summary>What the host's process connected to, looked up and asked for.</summary>
    public IReadOnlyList<string> Connections { get; private set; } = [];

    /// <summary>The addresses that the host listened at, as the kernel has them.</summary>
    public IReadOnlyList<string> Listening { get; private set; } = [];

    /// <summary>The programs that the host had started, with their arguments.</summary>
    public IReadOnlyList<string> Children { get; private set; } = [];

    /// <summary>The programs that those had started.</summary>
    public IReadOnlyList<string> Grandchildren { get; private set; } = [];

    /// <summary>The names of the baited files.</summary>
    public IReadOnlyList<string> Baited { get; private set; } = [];

    /// <summary>The events that the subscriber got, as they are on the wire.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _account.InitializeAsync();
        var connections = Path.Combine(_account.DataFolder, "connections.log");
        var settings = new Dictionary<string, string>
        {
            ["ArticleStorage"] = _account.ConnectionString,
            ["Local__ApiPort"] = "0",
            ["Enrichment__Features"] = "Default,Pii",
            ["AzureWebJobs__extensions__queues__visibilityTimeout"] = "00:00:00.1",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            // Whatever goes out by the usual way goes into the trap.
            ["HTTP_PROXY"] = _trap.Address.ToString(),
            ["HTTPS_PROXY"] = _trap.Address.ToString(),
            ["ALL_PROXY"] = _trap.Address.ToString(),
            ["NO_PROXY"] = "127.0.0.1,localhost",
        };
        var commands = new ArticlesCommand(_account.DataFolder, settings);
        var host = new ArticlesCommand(_account.DataFolder, new Dictionary<string, string>(settings)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.LogVariable] = connections,
        });
        await using var serve = host.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        var look = (await serve.ReadLineAsync(Token)).ShouldNotBeNull();
        _ownPort = new Uri(look.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))).Port;

        await DropAllAsync();
        await SendPoisonAsync();
        await SettledAsync();
        Events = [.. (await _account.ReceiveAsync(LocalSettings.DefaultQueue, Token)).Select(cloudEvent => cloudEvent.GetRawText())];
        await RunAllAsync(commands);

        Listening = Sockets.ListenedTo(serve.Id);
        Children = [.. Sockets.ChildrenOf(serve.Id).Select(Sockets.CommandLineOf)];
        Grandchildren = [.. Sockets.ChildrenOf(serve.Id).SelectMany(Sockets.ChildrenOf).Select(Sockets.CommandLineOf)];
        await serve.SignalAsync("TERM", Token);
        _results.Add(("serve", await serve.WaitAsync(Token)));
        Connections = await File.ReadAllLinesAsync(connections, Token);
        var files = Directory.EnumerateFiles(Pipeline.Local.Hosting.HostLog.FolderIn(_account.DataFolder)).Select(File.ReadAllText);
        HostLog = string.Join('\n', files.Append(_results[^1].Result.Errors));
        foreach (var (_, result) in _results)
        {
            _log.AppendLine(result.Errors);
        }

        _log.AppendLine(HostLog).AppendLine(_results[^1].Result.Output);
        _log.AppendLine(_collector.Received);
    }

    public async ValueTask DisposeAsync()
    {
        await _trap.DisposeAsync();
        await _collector.DisposeAsync();
        await _account.DisposeAsync();
    }

    /// <summary>The row of a file.</summary>
    public async Task<LedgerEntry> RowAsync(string name) =>
        (await _account.Ledger.FindAsync(ArticleId.FromName(name), Token)).ShouldNotBeNull();

    /// <summary>The enriched document of a file, as it is stored.</summary>
    public Task<string> DocumentAsync(string name) => _account.DownloadAsync(ArticleId.FromName(name), Token);

    /// <summary>What a command wrote to standard output.</summary>
    public string Output(string command) => _results.Single(result => result.Command == command).Result.Output;

    private async Task DropAllAsync()
    {
        var baited = new List<string>();
        foreach (var (prefix, address) in new[] { ("near", _trap.Address.ToString()), ("far", Elsewhere) })
        {
            foreach (var (name, content) in BaitedFiles.Of(address))
            {
                baited.Add($"{prefix}/{name}");
                await _account.DropAsync($"{prefix}/{name}", content, Token);
            }
        }

        Baited = baited;
        foreach (var (number, formula) in Formulas.Index())
        {
            await _account.DropAsync($"formula-{number}.html", Page(formula.Replace("<", "&lt;", StringComparison.Ordinal)), Token);
        }

        await _account.DropAsync(
            "markup.html", Page(Markup.Replace("<", "&lt;", StringComparison.Ordinal), $"{Markup}<img src=x onerror=alert(1)>"), Token);
        await _account.DropAsync(
            "pii.html",
            Page("How to reach the council",
            Personal.Aggregate(
            string.Empty, (text, item) =>
            $"{text} Write or call: {item}."), $"<p class=byline>By Ruth Tanner</p><figure><img src=a.jpg><figcaption>The office. Photo: "
            + $"{Personal[0]}</figcaption></figure>"), Token);
        await _account.DropAsync("broken.json", $"{{\"title\":\"{HeadlineCanary}\",\"text\":\"{TextCanary}\" {TextCanary}}}", Token);
        await _account.DropAsync("broken.xml", $"<rss><channel><item><description>{TextCanary}</{TextCanary}></rss>", Token);
        await _account.DropAsync(
            "sign-in.html",
            $"<html><head><title>Sign in {HeadlineCanary}</title></head><body><h1>Sign in</h1><form><input "
            + "type=password></form></body></html>", Token);
        await _account.DropAsync("terminal.html", Page("A \u001b[31mred\u001b[0m bridge"), Token);
        await new BlobContainerClient(_account.ConnectionString, StorageNames.Inbox).GetBlobClient("esc\u009b31m.txt")
            .UploadAsync(new BinaryData(Page("Named badly")), Token);
    }

    private async Task SendPoisonAsync()
    {
        foreach (var queue in StorageNames.TriggerQueues)
        {
            var client =
                new QueueClient(_account.ConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
            await client.SendMessageAsync($"{{\"articleId\":\"{TextCanary}\",\"revision\":{TextCanary}", Token);
            await client.SendMessageAsync($"{TextCanary} \u001b[31m", Token);
        }
    }

    private async Task SettledAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await UnsettledAsync() is { Count: > 0 } unsettled)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(LongestWait, string.Join('\n', unsettled));
            await Task.Delay(200, Token);
        }
    }

    /// <summary>
    /// The files that are not done with, the queues that are not empty, and the queues whose messages have not all been poisoned.
    /// </summary>
    private async Task<List<string>> UnsettledAsync()
    {
        var unsettled = new List<string>();
        await foreach (var blob in new BlobContainerClient(_account.ConnectionString, StorageNames.Inbox)
            .GetBlobsAsync(cancellationToken: Token))
        {
            var row = await _account.Ledger.FindAsync(ArticleId.FromName(blob.Name), Token);
            if (row is not { Stage: ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Expanded })
            {
                unsettled.Add($"{blob.Name}: {row?.Stage.ToString() ?? "no row"} {row?.Reason}");
            }
        }

        // The host warms up its pages, of which one puts on record what is in the poison queues by then.
        var recorded = await _account.Poison.ListAsync(openOnly: false, Token).ToListAsync(Token);
        foreach (var queue in StorageNames.TriggerQueues)
        {
            var (waiting, poison) =
                (await CountAsync(queue), await CountAsync(queue + "-poison") + recorded.Count(record => record.Queue == queue));
            if (waiting > 0 || poison < 2)
            {
                unsettled.Add($"{queue}: {waiting} messages, {poison} of 2 poisoned");
            }
        }

        return unsettled;
    }

    private async Task<int> CountAsync(string name)
    {
        var queue = new QueueClient(_account.ConnectionString, name);
        return await queue.ExistsAsync(Token) ? (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount : 0;
    }

    private async Task RunAllAsync(ArticlesCommand commands)
    {
        var poison = JsonDocument.Parse((await RunAsync(commands, "poison list --json")).Lines[0]).RootElement.GetProperty("id")
            .GetString()!;
        string[] all =
        [
            "status", "article show markup.html", "article show terminal.html", "article show esc\u009b31m.txt",
            "article show no-such\u001b[31m.txt", "remove no-such\u001b[31m.txt",
            "poison list", $"poison show {poison}", $"poison replay {poison}", "poison discard --all", "reprocess --stale --dry-run",
            "search bridge", "search title:alert --json",
            "search --suggest bri", "search \"(", "subscriptions list", "export --all", "export --format csv --all", "index apply",
            "clean no-such\u001b[31m.txt",
        ];
        await Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token }, async (command, _) =>
            await RunAsync(commands, command));
    }

    private async Task<CommandResult> RunAsync(ArticlesCommand commands, string command)
    {
        var result = await commands.RunAsync(Token, command.Split(' '));
        lock (_results)
        {
            _results.Add((command, result));
        }

        return result;
    }

    private static string Page(string headline, string more = "", string before = "") =>
        $"<!doctype html><html lang=\"en\"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{before}<p>The old "
            + "bridge over the river Hollin will close for nine weeks from Monday, "
        + $"{HeadlineCanary} council said after its meeting on Tuesday. A {TextCanary} engineer had found cracks in two of its pillars in "
            + $"the spring, and lorries have been sent the long way round ever since.</p><p>{more}</p></article></body></html>";
}
