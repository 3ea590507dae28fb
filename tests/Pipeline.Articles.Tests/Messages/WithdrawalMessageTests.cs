using System.Text;
using CsCheck;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Messages;

public sealed class WithdrawalMessageTests
{
    // As Event Grid delivers it; the ids are made up.
    private const string Deleted = """
        {
          "topic": "/subscriptions/0/resourceGroups/news/providers/Microsoft.Storage/storageAccounts/newsroom",
          "subject": "/blobServices/default/containers/inbox/blobs/wire/2026/ferry strike.html",
          "eventType": "Microsoft.Storage.BlobDeleted",
          "id": "9a3e675e-701e-0120-42f5-f2c9d1062ad7",
          "data": {
            "api": "DeleteBlob",
            "eTag": "0x8D7C10CB40F5E10",
            "contentType": "text/html",
            "blobType": "BlockBlob",
            "url": "https://newsroom.blob.core.windows.net/inbox/wire/2026/ferry%20strike.html",
            "sequencer": "00000000000000000000000000026FD0000000001a846c0"
          },
          "dataVersion": "",
          "metadataVersion": "1",
          "eventTime": "2026-11-24T13:54:20.0888848Z"
        }
        """;

    private const string CloudEvent = """
        {
          "source": "/subscriptions/0/resourceGroups/news/providers/Microsoft.Storage/storageAccounts/newsroom",
          "subject": "/blobServices/default/containers/inbox/blobs/a.txt",
          "type": "Microsoft.Storage.BlobDeleted",
          "time": "2026-11-24T13:54:20.0888848Z",
          "id": "9a3e675e-701e-0120-42f5-f2c9d1062ad7",
          "data": { "api": "DeleteBlob" },
          "specversion": "1.0"
        }
        """;

    [Fact]
    public void A_field_of_a_newer_version_does_not_keep_an_older_reader_from_its_work() =>
        WithdrawalMessage.Parse("""{"name":"a.txt","reason":"moved"}""").ShouldBe(new WithdrawalRequest("a.txt"));

    [Fact]
    public void A_field_that_is_there_twice_is_refused() =>
        Should.Throw<FormatException>(() => WithdrawalMessage.Parse("""{"name":"a.txt","name":"b.txt"}"""));

    [Fact]
    public void Parse_an_event_of_Event_Grid_names_the_file() =>
        WithdrawalMessage.Parse(Deleted).ShouldBe(new WithdrawalRequest("wire/2026/ferry strike.html"));

    [Fact]
    public void Parse_a_CloudEvent_of_Event_Grid_names_the_file() =>
        WithdrawalMessage.Parse(CloudEvent).ShouldBe(new WithdrawalRequest("a.txt"));

    [Theory]
    [InlineData("containers/inbox/blobs", "containers/articles-clean/blobs")]
    [InlineData("containers/inbox/blobs", "containers/inbox2/blobs")]
    [InlineData("BlobDeleted", "BlobCreated")]
    public void Parse_another_event_asks_for_nothing(string part, string other) =>
        WithdrawalMessage.Parse(Deleted.Replace(part, other, StringComparison.Ordinal)).ShouldBeNull();

    [Fact]
    public void Parse_reads_our_own_form()
    {
        var request = new WithdrawalRequest("a.txt", ArticleId.FromName("a.txt"), 2, "00-a-b-01");

        WithdrawalMessage.Parse(System.Text.Json.JsonSerializer.Serialize(request, ArticleJson.Default.WithdrawalRequest))
            .ShouldBe(request);
        WithdrawalMessage.Parse("""{"name":"a.txt"}""").ShouldBe(new WithdrawalRequest("a.txt"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":"a","articleId":"x"}""")]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted"}""")]
    public void Parse_what_is_neither_fails(string message) => Should.Throw<FormatException>(() => WithdrawalMessage.Parse(message));

    [Fact]
    public void Parse_of_any_text_gives_a_request_or_the_documented_error() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.Int[0, Deleted.Length - 1], Gen.Byte)
            .Select((at, value) => Deleted[..at] + Encoding.Latin1.GetString([value]) + Deleted[(at + 1)..])).Sample(text =>
    {
        try
        {
            WithdrawalMessage.Parse(text);
        }
        catch (FormatException)
        {
        }
    });
}
