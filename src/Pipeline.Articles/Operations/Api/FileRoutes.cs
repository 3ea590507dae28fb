using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>Puts files into the inbox and takes them out. The pipeline does the rest: both answers are 202.</summary>
internal sealed class FileRoutes(
    IInboxWriter files, IInboxReader inbox, ILedger ledger, IWithdrawalQueue withdrawals, IOptions<ReadingOptions> reading) : IApiRoutes
{
    private const string Template = "articles/{article}";

    public IReadOnlyList<ApiRoute> Routes => [new("PUT", Template, PutAsync), new("DELETE", Template, DeleteAsync)];

    /// <summary>
    /// Drops a file; one of the same name is replaced, as its next version. With <c>If-None-Match: *</c> it is not.
    /// </summary>
    private async Task<ApiResponse> PutAsync(ApiRequest request, string parameter, CancellationToken cancellationToken)
    {
        var name = NameOf(parameter);
        if (InboxName.Problem(name) is { } problem)
        {
            throw new FormatException($"The inbox cannot hold a file of this name: {problem}. Nothing was dropped.");
        }

        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new UnsupportedContentException("Send the file's bytes as the body, not in a form. Nothing was dropped.");
        }

        if (request.IfNoneMatch is not (null or "*"))
        {
            throw new FormatException("If-None-Match can only be *: drop the file if there is none of its name. Nothing was dropped.");
        }

        var content = await ApiBody.ReadBytesAsync(request.Body, reading.Value.MaxBytes, cancellationToken);
        using var stream = new MemoryStream(content);
        if (request.IfNoneMatch is null)
        {
            await files.UploadAsync(name, stream, cancellationToken);
        }
        else if (await files.CreateAsync(name, stream, cancellationToken) is null)
        {
            return Problem(
                412, "Precondition failed", "There is a file of this name. Without If-None-Match it is replaced, as its next version.");
        }

        var id = ArticleId.FromName(name);
        return Accepted(new FileOutcome(name, id), OperationsJson.Default.FileOutcome, $"/api/articles/{id}");
    }

    /// <summary>Removes a file and withdraws its articles.</summary>
    private async Task<ApiResponse> DeleteAsync(ApiRequest request, string parameter, CancellationToken cancellationToken)
    {
        var name = NameOf(parameter);
        if (InboxName.Problem(name) is { } problem)
        {
            throw new FormatException($"The pipeline does not touch a file of this name: {problem}. Nothing was removed.");
        }

        if (await inbox.FindETagAsync(name, cancellationToken) is null)
        {
            return ArticleId.TryParse(name, out var article) && await ledger.FindAsync(article, cancellationToken) is { } entry
                ? Problem(
                    409, "Conflict",
                    $"This is the id of an article. Files are removed by name: its file is '{entry.Name}'. Nothing was removed.")
                : NotFound("There is no file of this name in the inbox.");
        }

        await files.RemoveAsync(name, cancellationToken);
        // A running pipeline, or Event Grid, detects the removal; this is for a pipeline that does not run.
        await withdrawals.SendAsync(new WithdrawalRequest(name), TimeSpan.Zero, cancellationToken);
        var id = ArticleId.FromName(name);
        return Accepted(new FileOutcome(name, id), OperationsJson.Default.FileOutcome, $"/api/articles/{id}");
    }

    /// <summary>Addresses may have a name's slashes as <c>%2F</c>, which no host decodes.</summary>
    private static string NameOf(string parameter) => parameter.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
