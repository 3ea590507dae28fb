using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Pipeline.Web.Tests.Support;

/// <summary>
/// The base of the tests in a browser. Every page that a test opens is watched: an error on the console, an uncaught exception, a request
/// that failed or a breach of the content security policy fails the test, whatever it was about.
/// </summary>
public abstract class PageTest(WebFixture web) : IAsyncLifetime
{
    /// <summary>How long anything on a page may take: to tell a hang from a loaded machine.</summary>
    public const int Patience = 180_000;

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<string> _ignored = [];
    private readonly List<IBrowserContext> _contexts = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected WebFixture Web { get; } = web;

    public ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
        _errors.Where(error => !_ignored.Exists(part => error.Contains(part, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    /// <summary>Opens a page in a browsing context of its own.</summary>
    /// <param name="path">Its address from the root.</param>
    /// <param name="width">The window's width in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="script">Whether scripts run.</param>
    protected async Task<IPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await Web.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Web.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI "
            + "+ ' ' + e.sample))");
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _errors.Enqueue($"{page.Url}: {error}");
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Takes back an error that a test provoked on purpose; it fails when there was none like it.</summary>
    protected void ExpectError(string part)
    {
        // The browser tells of it a moment after the page has changed.
        SpinWait.SpinUntil(() => _errors.Any(error => error.Contains(part, StringComparison.Ordinal)), Patience);
        var errors = _errors.ToList();
        errors.ShouldContain(error => error.Contains(part, StringComparison.Ordinal));
        _errors.Clear();
        errors.Where(error => !error.Contains(part, StringComparison.Ordinal)).ToList().ForEach(_errors.Enqueue);
    }

    /// <summary>Takes back errors that a test may have provoked, also those of which the browser tells later.</summary>
    protected void IgnoreErrors(string part) => _ignored.Add(part);

    /// <summary>Waits until something holds.</summary>
    protected static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!await condition())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>
    /// Keeps a picture of the page with the test's output, where the environment has KEEP_PICTURES: a picture takes seconds.
    /// </summary>
    protected static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("KEEP_PICTURES") is not { Length: > 0 })
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, name + ".png"), FullPage = true });
    }
}
