namespace Pipeline.Articles.Operations.Api;

/// <summary>One route of the operator's API.</summary>
/// <param name="Method">GET or POST; operations that change something are POST.</param>
/// <param name="Template">The path below <c>/api/</c>; a parameter in braces is its last part and may contain slashes.</param>
/// <param name="Answer">The handler; it gets the parameter, empty if there is none.</param>
internal sealed record ApiRoute(string Method, string Template, Func<ApiRequest, string, CancellationToken, Task<ApiResponse>> Answer)
{
    /// <summary>The names that its query may have. Default: none.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>The parameter's value, empty if the route has none; null if the path is not this route's.</summary>
    public string? Match(string path)
    {
        var brace = Template.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
        {
            return path == Template ? string.Empty : null;
        }

        return path.Length > brace && path.StartsWith(Template[..brace], StringComparison.Ordinal) ? path[brace..] : null;
    }
}
