using System.Text;
using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class BlobAnalysisCacheTests(StorageFixture storage)
{
    private readonly IAnalysisCache _cache = storage.Get<IAnalysisCache>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_kept_is_null() => (await _cache.ReadAsync("entities/ab/" + Guid.NewGuid(), Token)).ShouldBeNull();

    [Fact]
    public async Task The_last_that_was_kept_is_read_back_and_is_a_blob_of_json()
    {
        var key = "entities/ab/" + Guid.NewGuid();
        await _cache.WriteAsync(key, Encoding.UTF8.GetBytes("""{"a":1}"""), Token);

        await _cache.WriteAsync(key, Encoding.UTF8.GetBytes("""{"a":2}"""), Token);

        Encoding.UTF8.GetString((await _cache.ReadAsync(key, Token)).ShouldNotBeNull().Span).ShouldBe("""{"a":2}""");
        var blob = storage.Blobs.GetBlobContainerClient(StorageNames.AnalysisCache).GetBlobClient(key + ".json");
        (await blob.GetPropertiesAsync(cancellationToken: Token)).Value.ContentType.ShouldBe("application/json");
    }
}
