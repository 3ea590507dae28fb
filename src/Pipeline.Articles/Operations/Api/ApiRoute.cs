using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Operations.Api;

/// <summary>One route of the operator's API.</summary>
/// <param name="Method">GET to read, POST for operations, PUT and DELETE for files.</param>
/// <param name="Template">
/// The path below <c>/api/</c>. A parameter in braces at its end may contain slashes; one before a further part is an article's id.
/// </param>
/// <param name="Answer">The handler; it gets the parameter, empty if there is none.</param>
public sealed record ApiRoute(string Method, string Template, Func<ApiRequest, string, CancellationToken, Task<ApiResponse>> Answer)
{
    /// <summary>The names that its query may have. Default: none.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Those of them that it may have several times. Default: none.</summary>
    public IReadOnlyList<string> Repeatable { get; init; } = [];

    /// <summary>The parameter's value, empty if the route has none; null if the path is not this route's.</summary>
    internal string? Match(string path)
    {
        var brace = Template.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
        {
            return path == Template ? string.Empty : null;
        }

        if (path.Length <= brace || !path.StartsWith(Template[..brace], StringComparison.Ordinal))
        {
            return null;
        }

        var rest = Template[(Template.IndexOf('}', StringComparison.Ordinal) + 1)..];
        if (rest.Length == 0)
        {
            return path[brace..];
        }

        return path.EndsWith(rest, StringComparison.Ordinal) && path[brace..^rest.Length] is var id && ArticleId.TryParse(id, out _)
            ? id
            : null;
    }
}
