using System.Net;
using System.Text;
using Articles.Client.Tests.EndToEnd;
using Azure.Storage.Queues;
using Azure.Storage.Sas;
using global::Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Articles.Client.Tests.Samples;

/// <summary>
/// The samples of docs/samples, run as they are, on a real queue and real events that come late and twice: each ends with the newest state of
/// each article, over a restart too.
/// </summary>
public sealed class SampleTests(PublishedEvents published) : IClassFixture<PublishedEvents>
{
    private static readonly byte[] NoEvent = Encoding.UTF8.GetBytes("""{"name":"news/a.html"}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("python/queue_consumer.py", "db")]
    [InlineData("node/queue-consumer.mjs", "jsonl")]
    public async Task A_queue_consumer_ends_with_what_is_published(string sample, string extension)
    {
        var queue = await QueueAsync();
        var url = queue.GenerateSasUri(QueueSasPermissions.Process, TimeProvider.System.GetUtcNow().AddHours(1)).ToString();
        var stored = Stored(extension);
        await using (var running = Sample.Start(sample, url, stored))
        {
            await SendAsync(queue, [NoEvent, .. published.Disordered]);
            await LeftAsync(queue, 1, running.IsRunningAsync);
        }

        ShouldBeNewest(stored);
        await using (var again = Sample.Start(sample, url, stored))
        {
            await SendAsync(queue, [published.Disordered[^3]]);
            await LeftAsync(queue, 1, again.IsRunningAsync);
        }

        ShouldBeNewest(stored);
    }

    [Fact]
    public async Task The_queue_consumer_in_CSharp_ends_with_what_is_published()
    {
        var queue = await QueueAsync();
        var stored = Stored("db");
        await SendAsync(queue, [NoEvent, .. published.Disordered]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var running = QueueConsumer.RunAsync(queue, new ArticleTable(stored), stop.Token);
        await LeftAsync(queue, 0, () => running.IsFaulted ? running : Task.CompletedTask);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        ShouldBeNewest(stored);
        var poison = new QueueClient(published.ConnectionString, $"{queue.Name}-poison");
        Convert.FromBase64String((await poison.PeekMessageAsync(Token)).Value.Body.ToString()).ShouldBe(NoEvent);
    }

    [Theory]
    [InlineData("python/webhook_receiver.py", "db")]
    [InlineData("node/webhook-receiver.mjs", "jsonl")]
    public async Task A_webhook_receiver_ends_with_what_is_published(string sample, string extension)
    {
        var stored = Stored(extension);
        await using (var running = Sample.Start(sample, "0", stored))
        {
            await PostAllAsync(new Uri($"http://127.0.0.1:{await running.PortAsync(Token)}/articles"));
        }

        ShouldBeNewest(stored);
    }

    [Fact]
    public async Task The_webhook_endpoint_in_CSharp_ends_with_what_is_published()
    {
        var stored = Stored("db");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapArticles("/articles", new WebhookReader([Signing.Secret]), new ArticleTable(stored));
        await app.StartAsync(Token);

        await PostAllAsync(new Uri(new Uri(app.Urls.Single()), "/articles"));

        ShouldBeNewest(stored);
    }

    private async Task PostAllAsync(Uri url)
    {
        using var client = new HttpClient();
        var now = TimeProvider.System.GetUtcNow();
        var newest = published.Disordered[0];
        (await AnswerAsync(Signing.Post(url, IdOf(newest), now, newest, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"))).ShouldBe(401);
        (await AnswerAsync(Signing.Post(url, IdOf(newest), now.AddMinutes(-6), newest))).ShouldBe(401);
        (await AnswerAsync(Signing.Post(url, "1", now, NoEvent))).ShouldBe(400);
        foreach (var cloudEvent in published.Disordered)
        {
            (await AnswerAsync(Signing.Post(url, IdOf(cloudEvent), now, cloudEvent))).ShouldBe(204);
        }

        async Task<int> AnswerAsync(HttpRequestMessage request)
        {
            using (request)
            {
                using var response = await client.SendAsync(request, Token);
                return (int)response.StatusCode;
            }
        }
    }

    private async Task<QueueClient> QueueAsync()
    {
        var queue = new QueueClient(published.ConnectionString, $"sample-{Guid.NewGuid():N}");
        await queue.CreateAsync(cancellationToken: Token);
        return queue;
    }

    private static async Task SendAsync(QueueClient queue, IEnumerable<byte[]> events)
    {
        foreach (var cloudEvent in events)
        {
            await queue.SendMessageAsync(Convert.ToBase64String(cloudEvent), Token);
        }
    }

    private static Task LeftAsync(QueueClient queue, int count, Func<Task> isRunningAsync) => Wait.UntilAsync(
        async () =>
        {
            await isRunningAsync();
            return (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount == count;
        },
        Token);

    private static void ShouldBeNewest(string stored)
    {
        var articles = StoredArticles.Read(stored);
        articles.Count.ShouldBe(2);
        articles[Some.Id(TwoFiles.Kept)].ShouldBe((2, true));
        articles[Some.Id(TwoFiles.Removed)].ShouldBe((2, false));
    }

    private string Stored(string extension) => Path.Combine(published.Folder, $"{Guid.NewGuid():N}.{extension}");

    private static string IdOf(byte[] cloudEvent) => ArticleEvent.Parse(cloudEvent).Id;
}
