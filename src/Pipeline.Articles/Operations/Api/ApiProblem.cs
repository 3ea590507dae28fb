namespace Pipeline.Articles.Operations.Api;

/// <summary>The error in a request (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The error, and what to do.</param>
public sealed record ApiProblem(string Title, int Status, string Detail);
