using System.Text.Json;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>An article's document, and the file that it was made of.</summary>
internal sealed class DocumentRoutes(
    ILedger ledger, IDocumentStore<EnrichedArticle> documents, IInboxReader inbox, SourcePreviewReader preview,
    IOptions<ReadingOptions> reading) : IApiRoutes
{
    private const string Bytes = "application/octet-stream";

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new("GET", "articles/{id}/document", DocumentAsync),
        new("GET", "articles/{id}/original", OriginalAsync),
    ];

    private async Task<ApiResponse> DocumentAsync(ApiRequest request, string id, CancellationToken cancellationToken) =>
        await documents.ReadAsync(ArticleId.Parse(id), cancellationToken) is { Document: { } document }
            ? Ok(JsonSerializer.SerializeToUtf8Bytes(document, EnrichmentJson.Default.EnrichedArticle))
            : NotFound($"There is no document of this article: it is not enriched, or was withdrawn. See /api/articles/{id}.");

    /// <summary>The file, never as something that a browser would show: it may hold anything.</summary>
    private async Task<ApiResponse> OriginalAsync(ApiRequest request, string id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(ArticleId.Parse(id), cancellationToken) is not { } entry)
        {
            return NotFound("No article has this id.");
        }

        var article = await documents.ReadAsync(entry.Id, cancellationToken);
        if (preview.IsMasked(article?.Document))
        {
            return Problem(
                403, "Forbidden",
                "Published texts have personal information masked, which the file still holds. It is in the inbox, for those who may "
                + "read that.");
        }

        if (InboxName.Problem(entry.Name) is { } problem)
        {
            return Problem(409, "Conflict", $"The file is not opened because of its name: {problem}.");
        }

        await using var file = await inbox.OpenAsync(entry.Name, cancellationToken);
        if (file is null)
        {
            return NotFound("The file is no longer in the inbox.");
        }

        if (file.Length > reading.Value.MaxBytes)
        {
            return Problem(
                409, "Conflict",
                $"The file has {file.Length:N0} bytes, more than an answer here has. Read it from the container {StorageNames.Inbox}.");
        }

        var content = new byte[file.Length];
        await file.Content.ReadExactlyAsync(content, cancellationToken);
        return new ApiResponse(200, Bytes, content)
        {
            Headers =
            [
                KeyValuePair.Create(
                    "Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(entry.Name.Split('/')[^1])}"),
                KeyValuePair.Create("X-Content-Type-Options", "nosniff"),
            ],
        };
    }
}
