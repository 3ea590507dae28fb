using System.Net;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Api;
using Pipeline.Local.Azurite;
using Pipeline.Local.Hosting;
using Pipeline.Storage;
using Pipeline.Web.Flow;

namespace Pipeline.Web.Tests.Support;

/// <summary>A real browser before the real pages of a real host on a real Azurite, all of the tests' own.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-web-");
    private readonly Lazy<Task> _seeded;
    private AzuriteServer? _azurite;
    private LocalPipeline? _pipeline;
    private ApiServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public WebFixture() => _seeded = new Lazy<Task>(SeedAsync);

    /// <summary>Where the pages are.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The running pipeline's services.</summary>
    public IServiceProvider Services => _pipeline!.Services;

    /// <summary>The storage account.</summary>
    public string ConnectionString => _azurite!.ConnectionString;

    /// <summary>The feed of the flow's page.</summary>
    internal FlowFeed Feed => _server!.Services.GetRequiredService<FlowFeed>();

    /// <summary>The browser; a test that needs it is skipped where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "There is no Chromium on this machine; name one in TESTS_BROWSER.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var options = new AzuriteOptions { Endpoints = null, InMemory = true, DataFolder = Path.Combine(_folder.FullName, "azurite") };
        var browser = StartBrowserAsync();
        _azurite = await AzuriteServer.StartAsync(options, progress: null, token);
        _pipeline = await LocalPipeline.StartAsync(
            Settings(_azurite.ConnectionString), logToConsole: false, new Progress<string>(), token,
            // A message that fails comes back at once, so that it is poisoned within a test's patience.
            services => services.Configure<QueuesOptions>(queues => queues.VisibilityTimeout = TimeSpan.FromMilliseconds(100)));
        _server = await ApiServer.StartAsync(_pipeline.Services, new ApiSettings(IPAddress.Loopback, Port: 0, Hosts: []), token);
        await browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var part in new IAsyncDisposable?[] { _server, _pipeline, _azurite })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Drops a file as a crawler does, not over the page.</summary>
    public async Task DropAsync(string name, string content, CancellationToken cancellationToken) =>
        await Services.GetRequiredService<IInbox>()
            .UploadAsync(name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), cancellationToken);

    /// <summary>Drops a sample article, and waits until it has gone through.</summary>
    /// <returns>Its row.</returns>
    public async Task<LedgerEntry> PublishAsync(string name, string content, CancellationToken cancellationToken)
    {
        await DropAsync(name, content, cancellationToken);
        return await WaitForAsync(
            ArticleId.FromName(name), entry =>
            entry.Stage is ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Expanded, cancellationToken);
    }

    /// <summary>A dozen sample articles, gone through: for pages that should have something to show.</summary>
    public Task SeededAsync() => _seeded.Value;

    /// <summary>Waits until an article's row is as it should be.</summary>
    public async Task<LedgerEntry> WaitForAsync(ArticleId id, Func<LedgerEntry, bool> condition, CancellationToken cancellationToken)
    {
        var ledger = Services.GetRequiredService<ILedger>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PageTest.Patience);
        LedgerEntry? entry = null;
        while (!patience.IsCancellationRequested)
        {
            entry = await ledger.FindAsync(id, cancellationToken);
            if (entry is not null && condition(entry))
            {
                return entry;
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new TimeoutException($"Article {id} is not as it should be: {entry}");
    }

    private async Task SeedAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var files = Directory.GetFiles(RepositoryFiles.SampleArticles).OrderBy(file => file, StringComparer.Ordinal).ToList();
        var inbox = Services.GetRequiredService<IInbox>();
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            await inbox.UploadAsync($"samples/{Path.GetFileName(file)}", content, token);
        }

        foreach (var file in files)
        {
            await WaitForAsync(
                ArticleId.FromName($"samples/{Path.GetFileName(file)}"), entry =>
                    entry.Stage is ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Expanded, token);
        }
    }

    private async Task StartBrowserAsync()
    {
        if (InstalledBrowser.Find() is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    private IConfiguration Settings(string connectionString) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ArticleStorage"] = connectionString,
            ["Local:DataFolder"] = _folder.FullName,
            ["Search:Path"] = Path.Combine(_folder.FullName, "index.db"),
            ["ReprocessSchedule"] = "0 0 0 1 1 *",
            ["Subscriptions:0:Name"] = "everything",
            ["Subscriptions:0:Queue"] = "subscriber-everything",
            ["Subscriptions:1:Name"] = "long-in-english",
            ["Subscriptions:1:Queue"] = "long-in-english",
            ["Subscriptions:1:Duplicates"] = "exclude",
            ["Subscriptions:1:Filter:Languages:0"] = "en",
            ["Subscriptions:1:Filter:MinWords"] = "50",
        })
        .Build();
}
