using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>
/// Queue messages that no stage of this version wrote: each is put on record with what is wrong with it, or is rightly nothing to do.
/// </summary>
public sealed class MessagesTests(BadInputHost host) : BadInputTests(host)
{
    private const string Nobody = "00000000000000000000000000000001";

    [Theory]
    [InlineData(StorageNames.ToEnrich, "These are no braces.", "not a JSON object")]
    [InlineData(StorageNames.ToPublish, "{\"articleId\":", "not a JSON object")]
    [InlineData(StorageNames.ToReprocess, "<message/>", "not a JSON object")]
    [InlineData(StorageNames.ToWithdraw, "null", "not a JSON object")]
    [InlineData(StorageNames.ToEnrich, "[1,2,3]", "not a JSON object")]
    [InlineData(StorageNames.ToEnrich, "{\"version\":99,\"article\":{\"key\":\"a\"}}", "names neither an article nor a file")]
    [InlineData(StorageNames.ToEnrich, "{\"articleId\":\"" + Nobody + "\"}", "needs articleId and revision")]
    [InlineData(StorageNames.ToPublish, "{\"articleId\":\"" + Nobody + "\",\"revision\":42}", "$.revision")]
    [InlineData(StorageNames.ToPublish, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"\\ud800\"}", "$.revision")]
    [InlineData(
        StorageNames.ToEnrich, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"" + Nobody + "\",\"attempt\":\"three\"}", "$.attempt")]
    [InlineData(
        StorageNames.ToEnrich, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"" + Nobody
        + "\",\"notBefore\":\"tomorrow\"}", "$.notBefore")]
    [InlineData(StorageNames.ToReprocess, "{\"articleId\":\"" + Nobody + "\",\"name\":\"a.html\",\"from\":\"Imagined\"}", "$.from")]
    [InlineData(
        StorageNames.ToReprocess, "{\"articleId\":\"" + Nobody
        + "\",\"name\":\"a.html\",\"from\":\"Rejected\"}", "needs articleId, name and from")]
    [InlineData(StorageNames.ToPost, "{\"articleId\":\"" + Nobody + "\",\"subscription\":\"desk\",\"event\":[]}", "not an event to post")]
    [InlineData(StorageNames.ToWithdraw, "{\"name\":\"\"}", "names neither an article nor a file")]
    [InlineData(StorageNames.ToWithdraw, "{\"name\":\"a.html\",\"eventType\":\"Microsoft.Storage.BlobDeleted\"}", "has no subject")]
    public Task Is_put_on_record_with_what_is_wrong(string queue, string message, string says) => IsPoisonedAsync(queue, message, says);

    [Fact]
    public Task Braces_ten_thousand_deep() => IsPoisonedAsync(StorageNames.ToEnrich, Repeat("{\"a\":", 8_000), "not a JSON object");

    [Fact]
    public Task Forty_eight_kilobytes_of_nothing() =>
        IsPoisonedAsync(StorageNames.ToPublish, new string('x', 48 * 1024), "not a JSON object");

    [Fact]
    public async Task A_message_that_is_not_in_base64()
    {
        await Queue(StorageNames.ToEnrich, QueueMessageEncoding.None).SendMessageAsync("~ no Base64 ~", Token);
        (await PoisonedAsync(StorageNames.ToEnrich, "~ no Base64 ~")).GetProperty("reason").GetString().ShouldNotBeNull()
            .ShouldContain("not a JSON object");
    }

    [Fact]
    public async Task A_message_about_a_good_article_that_lacks_its_revision()
    {
        await PublishedAsync("good-pointer.html", Page("A good article"));
        var id = ArticleId.FromName("good-pointer.html");

        await IsPoisonedAsync(StorageNames.ToPublish, $"{{\"articleId\":\"{id}\"}}", "needs articleId and revision");

        (await Host.SettledAsync(id, Token)).Stage.ShouldBe(ArticleStage.Published);
    }

    [Theory]
    [InlineData(StorageNames.ToEnrich, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"" + Nobody + "\"}")]
    [InlineData(StorageNames.ToPublish, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"" + Nobody + "\",\"attempt\":2147483647}")]
    [InlineData(
        StorageNames.ToPublish, "{\"articleId\":\"" + Nobody + "\",\"revision\":\"" + Nobody
        + "\",\"traceparent\":\"<script>\",\"version\":99,\"new\":{\"field\":[1]}}")]
    [InlineData(StorageNames.ToWithdraw, "{\"name\":\"never-was.html\"}")]
    [InlineData(
        StorageNames.ToWithdraw,
        "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"subject\":\"/blobServices/default/containers/inbox/blobs/a.html\"}")]
    [InlineData(
        StorageNames.ToWithdraw,
        "{\"type\":\"Microsoft.Storage.BlobDeleted\",\"subject\":\"/blobServices/default/containers/elsewhere/blobs/a.html\"}")]
    [InlineData(
        StorageNames.ToReprocess, "{\"articleId\":\"" + Nobody
        + "\",\"name\":\"never-was.html\",\"from\":\"Cleaned\",\"cause\":\"Asked\"}")]
    public async Task Is_about_nothing_and_leaves_no_trace(string queue, string message)
    {
        await SendAsync(queue, message);

        await EmptyAsync(queue);
        (await PoisonAsync()).ShouldNotContain(record => Text(record) == message);
        (await Host.Account.Ledger.FindAsync(ArticleId.Parse(Nobody), Token)).ShouldBeNull();
        (await Host.Account.Ledger.FindAsync(ArticleId.FromName("never-was.html"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_withdrawal_of_a_file_that_is_there_is_not_believed()
    {
        await PublishedAsync("still-there.html", Page("Still there"));
        await SendAsync(StorageNames.ToWithdraw, "{\"name\":\"still-there.html\"}");

        await EmptyAsync(StorageNames.ToWithdraw);
        (await Host.SettledAsync(ArticleId.FromName("still-there.html"), Token)).Stage.ShouldBe(ArticleStage.Published);
    }

    private async Task IsPoisonedAsync(string queue, string message, string says)
    {
        await SendAsync(queue, message);
        var record = await PoisonedAsync(queue, message);
        record.GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain(says);
    }

    /// <summary>The record of a message that was given up, which is kept to the letter.</summary>
    private async Task<JsonElement> PoisonedAsync(string queue, string message)
    {
        JsonElement? found = null;
        await BadInputHost.UntilAsync(
            async () =>
                (found = (await PoisonAsync()).Where(record => record.GetProperty("queue").GetString() == queue && Text(record) == message)
                .Select(record => (JsonElement?)record).FirstOrDefault()) is not null,
            async () => $"no such record of {queue} among {(await PoisonAsync()).Count}",
            Token);
        return found!.Value;
    }

    private async Task<List<JsonElement>> PoisonAsync() => [.. (await Host.AskAsync("poison", Token)).EnumerateArray()];

    private static string Text(JsonElement record)
    {
        var message = record.GetProperty("message").GetString()!;
        var bytes = new byte[message.Length];
        return Convert.TryFromBase64String(message, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : message;
    }

    private async Task SendAsync(string queue, string message) => await Queue(queue).SendMessageAsync(message, Token);

    private Task EmptyAsync(string queue) => BadInputHost.UntilAsync(
        async () => (await Queue(queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount == 0,
        () => Task.FromResult($"{queue} is not empty"),
        Token);

    private QueueClient Queue(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(Host.Account.ConnectionString, name, new QueueClientOptions { MessageEncoding = encoding });
}
