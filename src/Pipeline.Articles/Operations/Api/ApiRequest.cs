namespace Pipeline.Articles.Operations.Api;

/// <summary>A request to the operator's API, without any host's types.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">The path below <c>/api/</c>, decoded, without a slash in front.</param>
/// <param name="Query">The query's parameters, unchanged: a name may occur twice.</param>
/// <param name="Body">The body.</param>
public sealed record ApiRequest(string Method, string Path, IReadOnlyCollection<KeyValuePair<string, string>> Query, Stream Body)
{
    /// <summary>The content type of the body; null if the request does not say.</summary>
    public string? ContentType { get; init; }

    /// <summary>The header <c>If-None-Match</c>; null if there is none.</summary>
    public string? IfNoneMatch { get; init; }
}
