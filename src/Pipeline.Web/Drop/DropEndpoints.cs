using Articles.Extraction;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Web.Shell;
using Pipeline.Web.Shell.Security;

namespace Pipeline.Web.Drop;

/// <summary>The page that takes files, and what it calls.</summary>
internal static class DropEndpoints
{
    // The form's own lines, around the files.
    private const int FormOverhead = 1_000_000;

    private const string Name = "name";
    private const string Same = "same";
    private const string Keep = "keep";
    private const string Replace = "replace";

    public static IServiceCollection AddDrop(this IServiceCollection services) => services
        .AddSingleton<DropBatches>()
        .AddSingleton<UploadService>()
        .AddSingleton<DropFollower>();

    public static void MapDrop(this IEndpointRouteBuilder endpoints)
    {
        var most = endpoints.ServiceProvider.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxBytes;
        endpoints.MapGet(
            "/drop", (UploadService uploads, TimeProvider time) =>
            Page(uploads, DropBatches.NewKey(), new DropListModel([], time.GetUtcNow()), [])).WithQuery();
        endpoints.MapGet("/drop/{key}", PageAsync).WithQuery();
        endpoints.MapGet(
            "/drop/{key}/events", (string key, DropFollower follower, CancellationToken token) =>
            TypedResults.ServerSentEvents(follower.FollowAsync(key, token))).WithQuery();
        endpoints.MapPost("/drop/{key}/file", TakeFileAsync).WithMetadata(new RequestSize(most + 1L));
        endpoints.MapPost("/drop/{key}", TakeFormAsync).WithMetadata(new RequestSize(most + (long)FormOverhead)).DisableAntiforgery();
    }

    /// <summary>
    /// Reads the query of one file strictly: a mistyped <c>replace</c> would drop it beside the one that it is a version of.
    /// </summary>
    private static (string Name, bool Replace) ReadQuery(IQueryCollection query)
    {
        var faults = QueryFields.Faults(query, [QueryField.Text(Name), QueryField.OneOf(Replace, "true", "false")]).ToList();
        if (string.IsNullOrWhiteSpace(query[Name]))
        {
            faults.Add($"The address has no {Name}, the name of the file.");
        }

        return faults.Count == 0
            ? (query[Name].ToString(), string.Equals(query[Replace], "true", StringComparison.OrdinalIgnoreCase))
            : throw new DropException(
                StatusCodes.Status400BadRequest, $"{string.Join(' ', faults)} Its fields are {Name} and {Replace}. Nothing was dropped.");
    }

    private static RazorComponentResult<DropPage> Page(
        UploadService uploads, string key, DropListModel list, IReadOnlyList<string> errors) =>
        PageView.Of<DropPage>(new DropPageModel(key, list, uploads.MaxBytes, uploads.MaxSize, errors));

    private static async Task<IResult> PageAsync(
        string key, UploadService uploads, DropFollower follower, CancellationToken cancellationToken) =>
        DropBatches.IsKey(key)
            ? Page(uploads, key, await follower.LookAsync(key, cancellationToken), [])
            : ProblemPage.Result(StatusCodes.Status404NotFound, "No such page", "There is no page at this address.");

    /// <summary>One file, as a script sends it: the body is its bytes.</summary>
    private static async Task<IResult> TakeFileAsync(
        string key, HttpRequest request, UploadService uploads, DropBatches batches, CancellationToken cancellationToken)
    {
        try
        {
            var (name, replace) = ReadQuery(request.Query);
            if (!DropBatches.IsKey(key))
            {
                throw new DropException(StatusCodes.Status404NotFound, "The page is unknown. Load it again.");
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
        if (FormFields.Refusal(form, [Same]) is { } refusal)
        {
            return refusal;
        }

        if (form[Same].ToString() is var same && same is not ("" or Keep or Replace))
        {
            return ProblemPage.Result(
                StatusCodes.Status400BadRequest, "Nothing was done",
                $"'{same}' is not a value of {Same}, which must be {Keep} or {Replace}{NearestName.Hint(same, [Keep, Replace])} "
                    + "Load the page again.");
        }

        var errors = new List<string>();
        foreach (var file in form.Files.Where(file => file.FileName.Length > 0))
        {
            try
            {
                await using var content = file.OpenReadStream();
                batches.Add(key, await uploads.DropAsync(file.FileName, content, same == Replace, cancellationToken));
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
