using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The answers that the routes have in common.</summary>
internal static class ApiAnswers
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>A value as JSON.</summary>
    public static ApiResponse Ok<T>(T value, JsonTypeInfo<T> type) => Ok(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>JSON, as it is.</summary>
    public static ApiResponse Ok(ReadOnlyMemory<byte> json) => new(200, Json, json);

    /// <summary>What was asked for will be done by the pipeline.</summary>
    /// <param name="value">What was taken.</param>
    /// <param name="type">Its form.</param>
    /// <param name="location">Where to see what becomes of it.</param>
    public static ApiResponse Accepted<T>(T value, JsonTypeInfo<T> type, string location) =>
        Ok(value, type) with { Status = 202, Headers = [KeyValuePair.Create("Location", location)] };

    /// <summary>An error (RFC 9457).</summary>
    public static ApiResponse Problem(int status, string title, string detail) => new(
        status, ProblemJson, JsonSerializer.SerializeToUtf8Bytes(new ApiProblem(title, status, detail), OperationsJson.Default.ApiProblem));

    /// <summary>There is no such thing.</summary>
    public static ApiResponse NotFound(string detail) => Problem(404, "Not found", detail);
}
