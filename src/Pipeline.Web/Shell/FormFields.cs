using Microsoft.AspNetCore.Http;
using Pipeline.Web.Shell.Security;

namespace Pipeline.Web.Shell;

/// <summary>
/// The fields of a form that changes something, read strictly: where a mistyped <c>id</c> counted as none, everything would be discarded.
/// </summary>
internal static class FormFields
{
    /// <summary>
    /// An answer to a form that has a field which is not known, or one twice that can be there once; null when it can be read.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="single">The fields that it may have once.</param>
    /// <param name="many">The field that it may have several times; null for none.</param>
    public static IResult? Refusal(IFormCollection form, IReadOnlyList<string> single, string? many = null)
    {
        string[] known = many is null ? [.. single] : [.. single, many];
        var faults = form
            .Where(field => field.Key is not RequestTokens.Field)
            .Select(field => FieldFault.Of("form", field.Key, field.Value.Count, known, repeats: field.Key == many))
            .OfType<string>()
            .ToList();
        return faults.Count == 0
            ? null
            : ProblemPage.Result(
                StatusCodes.Status400BadRequest, "Nothing was done",
                $"{string.Join(' ', faults)} The fields are {string.Join(", ", known)}.");
    }
}
