using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations.Events;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class BlobDeadLettersTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_listed_until_they_are_deleted_or_set_aside()
    {
        var (letters, container) = (storage.Get<IDeadLetters>(), storage.Blobs.GetBlobContainerClient(StorageNames.DeadLetters));

        // Only a deployment with Event Grid has the container.
        (await letters.ListAsync(Token).CountAsync(Token)).ShouldBe(0);

        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        foreach (var name in new[] { "DROPPED/2026/11/5/9/1.json", "DROPPED/2026/11/5/9/2.json", "DELETED/2026/11/5/9/3.json" })
        {
            await container.UploadBlobAsync(name, new BinaryData($"[\"{name}\"]"), Token);
        }

        var listed = await letters.ListAsync(Token).ToListAsync(Token);
        listed.Select(letter => System.Text.Encoding.UTF8.GetString(letter.Content.Span))
            .ShouldBe(listed.Select(letter => $"[\"{letter.Name}\"]"));
        var (first, second, third) = (listed[0], listed[1], listed[2]);
        await letters.DeleteAsync(first, Token);
        await letters.DeleteAsync(first, Token);
        await letters.SetAsideAsync(second, Token);
        await letters.SetAsideAsync(first, Token);

        (await letters.ListAsync(Token).Select(letter => letter.Name).ToListAsync(Token)).ShouldBe([third.Name]);
        (await container.GetBlobClient(second.Name).ExistsAsync(Token)).Value.ShouldBeTrue();

        // Another version than the one that was read.
        await container.GetBlobClient(third.Name).UploadAsync(new BinaryData("[]"), overwrite: true, Token);
        await letters.DeleteAsync(third, Token);
        (await letters.ListAsync(Token).CountAsync(Token)).ShouldBe(1);
    }
}
