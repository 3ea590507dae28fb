namespace Pipeline.Articles.Operations.Api;

/// <summary>One route of the operator's API.</summary>
/// <param name="Method">GET or POST; what changes something is POST.</param>
/// <param name="Template">The path below <c>/api/</c>; a parameter in braces is its last part and takes slashes.</param>
/// <param name="Answer">Answers; gets the parameter, empty when there is none.</param>
internal sealed record ApiRoute(string Method, string Template, Func<ApiRequest, string, CancellationToken, Task<ApiResponse>> Answer)
{
    /// <summary>The names that its query may have. Default: none.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>The parameter's value, empty when the route has none; null when the path is not this route's.</summary>
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
