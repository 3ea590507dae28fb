using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Storage.Tests;

[Collection("Trigger queues")]
public sealed class ReprocessingStorageTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_reads_as_it_was_sent_even_with_the_longest_name()
    {
        var name = string.Concat(Enumerable.Repeat("世界/", InboxName.MaxLength / 3)) + "a";
        var request = new ReprocessingRequest(
            ArticleId.FromName(name), Revision.Of("x"u8), name, ArticleStage.Enriched, ReprocessingCause.Stale, "00-1");
        var queue = storage.Queues.GetQueueClient(StorageNames.ToReprocess);

        await storage.Get<IReprocessingQueue>().SendAsync(request, TimeSpan.Zero, Token);

        var message = (await queue.ReceiveMessageAsync(cancellationToken: Token)).Value;
        ReprocessingMessage.Parse(message.Body.ToString()).ShouldBe(request);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"articleId\":\"5f0a1f4e00004000800000000000000a\",\"name\":\"a\",\"from\":\"Failed\"}")]
    public void What_is_no_request_is_refused(string message) => Should.Throw<FormatException>(() => ReprocessingMessage.Parse(message));

    [Fact]
    public async Task A_listed_file_has_the_etag_that_reading_gives()
    {
        var name = Some.Name;
        var etag = await storage.Get<IInbox>().UploadAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("x")), Token);
        var files = new List<ListedFile>();
        for (string? marker = null; ;)
        {
            var page = await storage.Get<IInboxListing>().ListAsync(marker, Token);
            files.AddRange(page.Files);
            if ((marker = page.Next) is null)
            {
                break;
            }
        }

        files.Single(file => file.Name == name).ETag.ShouldBe(etag);
    }
}
