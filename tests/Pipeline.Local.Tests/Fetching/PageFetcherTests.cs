using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Local.Fetching;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Fetching;

/// <summary>A page is fetched for a person who asks, and politely.</summary>
public sealed class PageFetcherTests : IAsyncDisposable
{
    private const string Robots = "/robots.txt";
    private static readonly FetchOptions Private = new() { AllowPrivate = true, MaxBytes = 1000 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-fetch-");
    private SomeServer? _server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_asks_for_robots_first_and_says_who_it_is()
    {
        await ServeAsync(context => context.Request.Path == Robots ? NotFoundAsync(context) : context.Response.WriteAsync("page"));

        var page = await FetchAsync("a?b=c");

        Encoding.UTF8.GetString(page.Content.Span).ShouldBe("page");
        page.Address.ShouldBe(new Uri(_server!.Address, "a?b=c"));
        _server.Requests.ShouldBe(
            ["/robots.txt by articles/1.0 (one page that a person asked for)", "/a by articles/1.0 (one page that a person asked for)"]);
    }

    [Fact]
    public async Task What_robots_does_not_allow_is_not_asked_for()
    {
        await ServeAsync(context => context.Response.WriteAsync("User-agent: *\nDisallow: /a"));

        (await FaultAsync("a")).ShouldEndWith("/a is not fetched: the server's robots.txt does not allow it.");
        _server!.Requests.ShouldAllBe(request => request.StartsWith(Robots));
    }

    [Fact]
    public async Task Where_robots_cannot_be_read_nothing_is_asked_for()
    {
        await ServeAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });

        (await FaultAsync("a")).ShouldContain("answers 503, so what the server allows is not known");
        _server!.Requests.ShouldAllBe(request => request.StartsWith(Robots));
    }

    [Fact]
    public async Task A_redirect_is_followed_under_the_same_rules()
    {
        await ServeAsync(context =>
        {
            if (context.Request.Path == Robots)
            {
                return context.Response.WriteAsync("User-agent: *\nDisallow: /secret");
            }

            context.Response.Redirect(context.Request.Path == "/a" ? "/b" : "/secret");
            return Task.CompletedTask;
        });

        (await FaultAsync("a")).ShouldContain("/secret is not fetched: the server's robots.txt");
    }

    [Theory]
    [InlineData("file:///etc/passwd", "only http and https are.")]
    [InlineData("http://user:word@x.example/", "the address has a user name or password.")]
    public async Task A_redirect_to_anything_else_is_not_followed(string target, string fault)
    {
        await ServeAsync(context => RedirectAsync(context, target));

        (await FaultAsync("a")).ShouldEndWith(fault);
    }

    [Fact]
    public async Task Redirects_end()
    {
        await ServeAsync(context => RedirectAsync(context, "/again"));

        (await FaultAsync("a")).ShouldEndWith("is behind more than 5 redirects.");
    }

    [Fact]
    public async Task A_page_has_a_largest_size_also_when_it_is_packed()
    {
        await ServeAsync(async context =>
        {
            if (context.Request.Path == Robots)
            {
                await NotFoundAsync(context);
                return;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Optimal);
            await packed.WriteAsync(new byte[100_000]);
        });

        (await FaultAsync("a")).ShouldEndWith("/a has more than 1,000 bytes (Reading__MaxBytes).");
    }

    [Fact]
    public async Task A_server_has_so_much_time_and_no_more()
    {
        await ServeAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));

        (await FaultAsync("a", Private with { Timeout = TimeSpan.FromMilliseconds(300) })).ShouldContain("was not there within 0 s.");
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_connected_to_unless_that_is_asked_for()
    {
        await ServeAsync(context => context.Response.WriteAsync("page"));

        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433" })
        {
            using var fetcher = new PageFetcher(new FetchOptions(), TimeProvider.System);
            var fault = await Should.ThrowAsync<FetchException>(
                fetcher.FetchAsync(new Uri($"http://{host}:{_server!.Address.Port}/a"), Token));
            fault.Message.ShouldEndWith(
                "is an address of this machine or of a private network, which is not fetched. --allow-private fetches it.");
        }

        _server!.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_is_cleaned_with_its_address_and_its_servers_charset()
    {
        await ServeAsync(context =>
        {
            if (context.Request.Path == Robots)
            {
                return NotFoundAsync(context);
            }

            context.Response.ContentType = "text/html; charset=windows-1252";
            return context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(
                "<html><head><title>Café opens</title></head><body><article><h1>Café opens</h1>"
                + "<p>The café at the bridge opened on Monday, and the first guests came at noon with the crew of the bus that had "
                + "brought them over the river.</p></article></body></html>"))
                .AsTask();
        });
        var address = new Uri(_server!.Address, "news/caf%C3%A9.html");

        var result = await RunAsync("clean", address.AbsoluteUri, "--allow-private");

        result.ExitCode.ShouldBe(0, result.Errors);
        var article = JsonDocument.Parse(result.Lines.ShouldHaveSingleItem()).RootElement;
        article.GetProperty("title").GetString().ShouldBe("Café opens");
        article.GetProperty("canonicalUrl").GetString().ShouldBe(address.AbsoluteUri);
        article.GetProperty("name").GetString().ShouldBe("127.0.0.1/news/caf-C3-A9.html");
        article.GetProperty("capturedAt").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));
        (await RunAsync("clean", address.AbsoluteUri, "--allow-private", "--format", "text")).Output.ShouldStartWith("Café opens\n\n");
    }

    [Fact]
    public async Task Without_being_asked_to_the_command_fetches_nothing_from_this_machine()
    {
        await ServeAsync(context => context.Response.WriteAsync("page"));

        var result = await RunAsync("clean", _server!.Address.AbsoluteUri);

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith("Error: 127.0.0.1 is an address of this machine");
        _server.Requests.ShouldBeEmpty();
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static Task RedirectAsync(HttpContext context, string target)
    {
        if (context.Request.Path == Robots)
        {
            return NotFoundAsync(context);
        }

        context.Response.Redirect(target);
        return Task.CompletedTask;
    }

    private async Task ServeAsync(RequestDelegate answer) => _server = await SomeServer.StartAsync(answer, Token);

    private async Task<FetchedPage> FetchAsync(string path, FetchOptions? options = null)
    {
        using var fetcher = new PageFetcher(options ?? Private, TimeProvider.System);
        return await fetcher.FetchAsync(new Uri(_server!.Address, path), Token);
    }

    private async Task<string> FaultAsync(string path, FetchOptions? options = null) =>
        (await Should.ThrowAsync<FetchException>(FetchAsync(path, options))).Message;

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        new ArticlesCommand(_folder.FullName, new Dictionary<string, string>()).RunAsync(Token, arguments);
}
