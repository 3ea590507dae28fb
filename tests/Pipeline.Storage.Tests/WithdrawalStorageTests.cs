using System.Text;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Tests;

[Collection("Trigger queues")]
public sealed class WithdrawalStorageTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_arrives_as_Base64_as_Event_Grid_writes_its_events()
    {
        var request = new WithdrawalRequest("news/a.html", Some.Id, 3, "00-a-b-01");
        await storage.Queues.GetQueueClient(StorageNames.ToWithdraw).ClearMessagesAsync(Token);
        await storage.Get<IWithdrawalQueue>().SendAsync(request, TimeSpan.Zero, Token);
        await storage.Get<IWithdrawalQueue>().SendAsync(request, TimeSpan.FromMinutes(1), Token);

        var queue = new QueueClient(storage.Azurite.ConnectionString, StorageNames.ToWithdraw);
        var message = (await queue.ReceiveMessagesAsync(32, cancellationToken: Token)).Value.ShouldHaveSingleItem();
        WithdrawalMessage.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText))).ShouldBe(request);
        (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount.ShouldBe(2);
    }

    [Fact]
    public async Task The_parts_of_a_file_are_listed_once_each_and_apart_from_other_files()
    {
        var parts = storage.Get<IArticleParts>();
        var (file, other) = (Some.Id, Some.Id);
        var ids = Enumerable.Range(0, 3).Select(_ => Some.Id).ToList();
        foreach (var id in ids.Concat(ids))
        {
            await parts.AddAsync(file, id, Token);
        }

        await parts.AddAsync(other, Some.Id, Token);

        (await parts.ListAsync(file, Token).ToListAsync(Token)).ShouldBe(ids, ignoreOrder: true);
        (await parts.ListAsync(Some.Id, Token).ToListAsync(Token)).ShouldBeEmpty();
    }
}
