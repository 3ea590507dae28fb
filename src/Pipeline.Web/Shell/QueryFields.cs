using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell;

/// <summary>Reads the query of an address strictly: if a mistyped filter were ignored, a page would show wrong results.</summary>
internal static class QueryFields
{
    /// <summary>Answers an address with an unknown field, or an invalid value, with the error.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fields">What its query may have; none for a page without.</param>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder page, params IReadOnlyList<QueryField> fields) =>
        page.AddEndpointFilter(async (context, next) => Refusal(context.HttpContext.Request.Query, fields) ?? await next(context));

    /// <summary>Answers an address as well whose fields are each right, and leave nothing between them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fault">What is wrong with the query as a whole, a sentence; null when nothing is.</param>
    public static RouteHandlerBuilder WithQueryCheck(this RouteHandlerBuilder page, Func<IQueryCollection, string?> fault) =>
        page.AddEndpointFilter(async (context, next) => fault(context.HttpContext.Request.Query) is { } wrong
            ? ProblemPage.Result(StatusCodes.Status400BadRequest, "The address is wrong", wrong)
            : await next(context));

    /// <summary>The errors in a query, one sentence each.</summary>
    public static IEnumerable<string> Faults(IQueryCollection query, IReadOnlyList<QueryField> fields) =>
        query.SelectMany(asked => Faults(asked.Key, [.. asked.Value.OfType<string>()], fields));

    private static IResult? Refusal(IQueryCollection query, IReadOnlyList<QueryField> fields)
    {
        var faults = Faults(query, fields).ToList();
        if (faults.Count == 0)
        {
            return null;
        }

        var known = fields.Count == 0
            ? "The page takes no query."
            : $"Its fields are {string.Join(", ", fields.Select(field => field.Name))}.";
        return ProblemPage.Result(StatusCodes.Status400BadRequest, "The address is wrong", $"{string.Join(' ', faults)} {known}");
    }

    private static IEnumerable<string> Faults(string name, string[] values, IReadOnlyList<QueryField> fields)
    {
        var field = fields.FirstOrDefault(field => field.Name == name);
        if (FieldFault.Of("address", name, values.Length, [.. fields.Select(known => known.Name)], field?.Repeats == true) is { } fault)
        {
            yield return fault;
        }

        if (field is null)
        {
            yield break;
        }

        foreach (var value in values.Select(value => value.Trim()).Where(value => value.Length > 0 && !field.Accepts(value)))
        {
            yield return $"'{value}' is not a value of {name}, which {field.Expects}.";
        }
    }
}
