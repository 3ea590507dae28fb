using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Articles.Removals;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Operations;

/// <summary>The page of the removals that are held, and their confirmation.</summary>
internal static class HeldRemovalEndpoints
{
    private const string Path = "/operations/removals";
    private const string Count = "count";
    private const int PageSize = 50;

    public static void MapHeldRemovals(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpRequest request, HeldRemovalOperations removals, TimeProvider time, CancellationToken token) =>
            PageAsync(removals, time, Paging.Read(request), done: null, problem: null, token)).WithQuery(Paging.QueryField);
        endpoints.MapPost($"{Path}/confirm", ConfirmAsync);
    }

    private static async Task<RazorComponentResult<HeldRemovalsPage>> PageAsync(
        HeldRemovalOperations removals, TimeProvider time, int page, string? done, string? problem, CancellationToken cancellationToken)
    {
        var all = await removals.ListAsync(cancellationToken);
        return PageView.Of<HeldRemovalsPage>(new HeldRemovalsModel(
            [.. all.Skip((page - 1) * PageSize).Take(PageSize)],
            all.Count,
            all.Count == 0 ? null : all.Min(removal => removal.HeldAt),
            new Paging(page, all.Count > page * PageSize, Path, []),
            time.GetUtcNow(),
            done,
            problem));
    }

    private static async Task<IResult> ConfirmAsync(
        HttpRequest request, HeldRemovalOperations removals, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (FormFields.Refusal(form, [Count, ConfirmModel.Confirmed]) is { } refusal)
        {
            return refusal;
        }

        if (!int.TryParse(form[Count], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return ProblemPage.Result(
                StatusCodes.Status400BadRequest, "Nothing was done",
                $"'{form[Count]}' is not a value of {Count}, which must be the number of held removals. Load the page again.");
        }

        if (form[ConfirmModel.Confirmed] != "yes")
        {
            return PageView.Of<ConfirmPage>(new ConfirmModel(
                Path,
                string.Create(CultureInfo.InvariantCulture, $"Withdraw the articles of {count:N0} {(count == 1 ? "file" : "files")}?"),
                "They are removed from the stores and the index, and their subscribers are told. This cannot be undone: files that are "
                + "dropped again are published anew.",
                $"{Path}/confirm", [KeyValuePair.Create(Count, count.ToString(CultureInfo.InvariantCulture))], "Withdraw",
                IsDangerous: true));
        }

        try
        {
            var withdrawn = await removals.ConfirmAsync(count, cancellationToken);
            var done = string.Create(
                CultureInfo.InvariantCulture, $"The articles of {withdrawn:N0} {(withdrawn == 1 ? "file" : "files")} are being withdrawn.");
            return await PageAsync(removals, time, page: 1, done, problem: null, cancellationToken);
        }
        catch (RemovalsDifferException exception)
        {
            return await PageAsync(removals, time, page: 1, done: null, exception.Message, cancellationToken);
        }
    }
}
