using Articles.Extraction;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Web.Shell;
using Pipeline.Web.Shell.Security;

namespace Pipeline.Web.Drop;

/// <summary>The page that takes files, and what it calls.</summary>
internal static class DropEndpoints
{
    // The form's own lines, around the files.
    private const int FormOverhead = 1_000_000;

    public static IServiceCollection AddDrop(this IServiceCollection services) => services
        .AddSingleton<DropBatches>()
        .AddSingleton<UploadService>()
        .AddSingleton<DropFollower>();

    public static void MapDrop(this IEndpointRouteBuilder endpoints)
    {
        var most = endpoints.ServiceProvider.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxBytes;
        endpoints.MapGet(
            "/drop", (UploadService uploads, TimeProvider time) =>
            Page(uploads, DropBatches.NewKey(), new DropListModel([], time.GetUtcNow()), []));
        endpoints.MapGet("/drop/{key}", PageAsync);
        endpoints.MapGet(
            "/drop/{key}/events", (string key, DropFollower follower, CancellationToken token) =>
            TypedResults.ServerSentEvents(follower.FollowAsync(key, token)));
        endpoints.MapPost("/drop/{key}/file", TakeFileAsync).WithMetadata(new RequestSize(most + 1L));
        endpoints.MapPost("/drop/{key}", TakeFormAsync).WithMetadata(new RequestSize(most + (long)FormOverhead)).DisableAntiforgery();
    }

    private static RazorComponentResult<DropPage> Page(
        UploadService uploads, string key, DropListModel list, IReadOnlyList<string> errors) =>
        PageView.Of<DropPage>(new DropPageModel(key, list, uploads.MaxBytes, uploads.MaxSize, errors));

    private static async Task<IResult> PageAsync(
        string key, UploadService uploads, DropFollower follower, CancellationToken cancellationToken) =>
        DropBatches.IsKey(key)
            ? Page(uploads, key, await follower.LookAsync(key, cancellationToken), [])
            : ProblemPage.Result(StatusCodes.Status404NotFound, "There is no such page", "Nothing is at this address.");

    /// <summary>One file, as a script sends it: the body is its bytes.</summary>
    private static async Task<IResult> TakeFileAsync(
        string key, string name, HttpRequest request, UploadService uploads, DropBatches batches, CancellationToken cancellationToken,
        bool replace = false)
    {
        try
        {
            if (!DropBatches.IsKey(key))
            {
                throw new DropException(StatusCodes.Status404NotFound, "The page is not known. Load it again.");
            }

            if (request.ContentLength > uploads.MaxBytes)
            {
                throw uploads.TooLarge(name);
            }

            var file = await uploads.DropAsync(name, request.Body, replace, cancellationToken);
            batches.Add(key, file);
            return Results.Json(new { file.Name, Id = file.Id.ToString(), IsNew = file.ETag is not null });
        }
        catch (DropException exception)
        {
            return Results.Json(new { Error = exception.Message }, statusCode: exception.Status);
        }
    }

    /// <summary>Several files, as a form sends them where no script runs.</summary>
    private static async Task<IResult> TakeFormAsync(
        string key, HttpRequest request, UploadService uploads, DropBatches batches, DropFollower follower,
        CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (FormFields.Refusal(form, ["same"]) is { } refusal)
        {
            return refusal;
        }

        var errors = new List<string>();
        foreach (var file in form.Files.Where(file => file.FileName.Length > 0))
        {
            try
            {
                await using var content = file.OpenReadStream();
                batches.Add(key, await uploads.DropAsync(file.FileName, content, form["same"] == "replace", cancellationToken));
            }
            catch (DropException exception)
            {
                errors.Add(exception.Message);
            }
        }

        return errors.Count > 0
            ? Page(uploads, key, await follower.LookAsync(key, cancellationToken), errors)
            : Results.LocalRedirect($"/drop/{key}");
    }
}
