using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The program posts to a real receiver that fails, is down while the program is killed, and comes back.</summary>
public sealed class WebhookTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_while_the_receiver_fails_and_both_are_down_and_queues_do_not_wait()
    {
        await using var failing = await WebhookReceiver.StartAsync(0, Token);
        failing.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        var url = failing.Url;
        await using (var serve = await StartAsync(url))
        {
            await account.DropAsync("tram.txt", await SampleAsync("tram-brief.txt"), Token);
            await UntilAsync(() => failing.Received.Count > 1);
            (await account.Ledger.FindAsync(ArticleId.FromName("tram.txt"), Token))!.Stage.ShouldBe(ArticleStage.Published);
            (await account.ReceiveAsync("queued", Token)).Count.ShouldBe(1);
            await serve.SignalAsync("KILL", Token);
            await serve.WaitAsync(Token);
        }

        await failing.DisposeAsync();
        await using var again = await StartAsync(url);
        await account.DropAsync("swifts.html", await SampleAsync("counting-swifts.html"), Token);
        await UntilAsync(
            async () => (await account.Ledger.FindAsync(ArticleId.FromName("swifts.html"), Token))?.Stage == ArticleStage.Published);
        await using var working = await WebhookReceiver.StartAsync(url.Port, Token);
        await UntilAsync(() => Subjects(working).Count == 2);

        working.Received.Select(posted => posted.Id).ShouldContain(failing.Received.First().Id);
        working.Received.GroupBy(posted => posted.Id).ShouldAllBe(tries => tries.Select(one => one.Body).Distinct().Count() == 1);
        await account.RemoveAsync("tram.txt", Token);
        await UntilAsync(() => working.Received.Any(posted => posted.Body.Contains("article.withdrawn.v1", StringComparison.Ordinal)));
    }

    private async Task<RunningCommand> StartAsync(Uri url)
    {
        var serve = new ArticlesCommand(account.DataFolder, new Dictionary<string, string>
        {
            ["ArticleStorage"] = account.ConnectionString,
            ["Subscriptions__0__Name"] = "desk",
            ["Subscriptions__0__Webhook"] = url.ToString(),
            ["Subscriptions__0__Secret"] = "DESK",
            ["Subscriptions__1__Name"] = "queued",
            ["Subscriptions__1__Queue"] = "queued",
            ["Webhooks__AllowPrivateAddresses"] = "true",
            ["Webhooks__Secrets__DESK__Key"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            ["Delivery__FirstDeferral"] = "00:00:01",
            ["Delivery__MaxDeferral"] = "00:00:01",
            ["Delivery__MaxAttempts"] = "1000",
        }).Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        return serve;
    }

    private static HashSet<string?> Subjects(WebhookReceiver receiver) =>
        [.. receiver.Received.Select(posted => JsonDocument.Parse(posted.Body).RootElement.GetProperty("subject").GetString())];

    private static Task<byte[]> SampleAsync(string name) =>
        File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.SampleArticles, name), Token);

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(Moment, Token);
        }
    }
}
