using Microsoft.AspNetCore.Http;

namespace Pipeline.Faults.Storage;

/// <summary>A kind of request.</summary>
/// <param name="Service"><c>blob</c>, <c>queue</c> or <c>table</c>.</param>
/// <param name="Verb">The method.</param>
/// <param name="What">What it is about: <c>comp</c> or <c>restype</c> of the query, else the kind of the resource.</param>
public sealed record StorageOperation(string Service, string Verb, string What)
{
    /// <summary>The operation of a request.</summary>
    internal static StorageOperation Of(string service, HttpRequest request)
    {
        // The first segment is the account's name.
        var segments = (request.Path.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var asked = request.Query["comp"].FirstOrDefault() ?? request.Query["restype"].FirstOrDefault();
        return new StorageOperation(service, request.Method, asked ?? Kind(service, segments));
    }

    private static string Kind(string service, string[] segments) => (service, segments) switch
    {
        ("queue", [_, _, "messages", _]) => "message",
        ("queue", [_, _, "messages"]) => "messages",
        ("table", [_, "$batch"]) => "$batch",
        ("table", [_, "Tables" or ['T', 'a', 'b', 'l', 'e', 's', '(', ..]]) => "tables",
        ("table", [_, [.., '(', ')'] or [.., ')']]) => segments[1].EndsWith("()", StringComparison.Ordinal) ? "query" : "entity",
        ("table", [_, _]) => "insert",
        ("blob", [_, _, _, ..]) => "blob",
        _ => "service",
    };
}
