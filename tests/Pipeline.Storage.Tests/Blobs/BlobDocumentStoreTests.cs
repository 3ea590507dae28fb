using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Articles.TextAnalytics;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Contracts;
using Pipeline.Storage.Blobs;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class BlobDocumentStoreTests(StorageFixture storage) : DocumentStoreContract
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private readonly IDocumentStore<CleanedArticle> _store = storage.Get<IDocumentStore<CleanedArticle>>();

    protected override IDocumentStore<CleanedArticle> Store => _store;

    [Fact]
    public async Task The_blob_is_named_after_the_id_and_is_camel_case_json_with_the_schema_version_first()
    {
        var article = Some.Article();
        await _store.TryWriteAsync(article, null, Token);

        var blob = await storage.Blobs.GetBlobContainerClient("articles-clean").GetBlobClient($"{article.Id}.json")
            .DownloadContentAsync(Token);

        blob.Value.Details.ContentType.ShouldBe("application/json");
        blob.Value.Content.ToString().ShouldStartWith("""{"schemaVersion":1,"id":""");
        using var json = JsonDocument.Parse(blob.Value.Content);
        json.RootElement.GetProperty("id").GetString().ShouldBe(article.Id.ToString());
        json.RootElement.TryGetProperty("title", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_enriched_document_keeps_what_the_cleaned_one_said()
    {
        var store = storage.Get<IDocumentStore<EnrichedArticle>>();
        var analysis = new AnalysisResult
        {
            Features = new Dictionary<string, FeatureRecord> { ["keyPhrases"] = new(1, "embedded/1", "1") },
            KeyPhrases = ["a", "b"],
            Missing = new Dictionary<string, string> { ["summary"] = "too short" },
        };
        var enriched = EnrichedArticle.From(Some.Article(), analysis);

        await store.TryWriteAsync(enriched, null, Token);

        var stored = (await store.ReadAsync(enriched.Id, Token)).ShouldNotBeNull().Document;
        Json(stored, EnrichmentJson.Default.EnrichedArticle).ShouldBe(Json(enriched, EnrichmentJson.Default.EnrichedArticle));
        stored.KeyPhrases.ShouldBe(enriched.KeyPhrases);
        stored.Missing.ShouldBe(enriched.Missing);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_still_counts_as_won()
    {
        using var client = new HttpClient(new AnswerLosingHandler());
        var options =
            new BlobClientOptions { Transport = new HttpClientTransport(client), Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        var service = new BlobServiceClient(storage.Azurite.ConnectionString, options);
        var store = new BlobDocumentStore<CleanedArticle>(service, "articles-clean", CleaningJson.Default.CleanedArticle);
        var article = Some.Article();

        var etag = await store.TryWriteAsync(article, null, Token);

        etag.ShouldNotBeNull().ShouldBe(await _store.FindETagAsync(article.Id, Token));
    }

    [Fact]
    public async Task A_blob_that_is_no_document_is_an_error_that_names_it()
    {
        var id = Some.Id;
        await storage.Blobs.GetBlobContainerClient("articles-clean").GetBlobClient($"{id}.json").UploadAsync(new BinaryData("null"), Token);

        var error = await Should.ThrowAsync<InvalidDataException>(_store.ReadAsync(id, Token));

        error.Message.ShouldContain($"articles-clean/{id}.json");
    }

    [Fact]
    public async Task A_missing_container_is_an_error_and_not_a_missing_document()
    {
        var store = new BlobDocumentStore<CleanedArticle>(storage.Blobs, "never-created", CleaningJson.Default.CleanedArticle);

        await Should.ThrowAsync<Azure.RequestFailedException>(store.ReadAsync(Some.Id, Token));
        await Should.ThrowAsync<Azure.RequestFailedException>(store.TryWriteAsync(Some.Article(), null, Token));
    }

    [Fact]
    public async Task A_cancelled_read_gives_up() =>
        await Should.ThrowAsync<OperationCanceledException>(_store.ReadAsync(Some.Id, Cancelled));

    [Theory]
    [InlineData("BlobEndpoint=https://account.blob.core.windows.net;SharedAccessSignature=sv=2024-11-04&ss=b&sig=c2VjcmV0")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    public void An_address_carries_no_credential(string connectionString)
    {
        var store = new BlobDocumentStore<CleanedArticle>(
            new BlobServiceClient(connectionString), "articles-clean", CleaningJson.Default.CleanedArticle);
        var id = Some.Id;

        store.Locate(id).AbsoluteUri.ShouldBe($"https://account.blob.core.windows.net/articles-clean/{id}.json");
    }

    private static string Json<T>(T document, JsonTypeInfo<T> json) => JsonSerializer.Serialize(document, json);

    /// <summary>Lets the first write reach the service and loses the answer, as a broken connection does.</summary>
    private sealed class AnswerLosingHandler : DelegatingHandler
    {
        private int _writes;

        public AnswerLosingHandler()
            : base(new SocketsHttpHandler())
        {
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Put && Interlocked.Increment(ref _writes) == 1)
            {
                response.Dispose();
                throw new HttpRequestException("The connection was lost.");
            }

            return response;
        }
    }
}
