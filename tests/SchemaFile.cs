using System.Text.Json;
using Json.Schema;

namespace Pipeline.Tests;

/// <summary>A JSON Schema that the pipeline publishes, with a validator that knows all its keywords, <c>const</c> among them.</summary>
internal sealed class SchemaFile
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonSchema _schema;

    private SchemaFile(string text) => _schema = JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    /// <summary>Reads one.</summary>
    /// <param name="path">Below <c>src/Pipeline.Articles</c>, without <c>.schema.json</c>.</param>
    public static SchemaFile Read(string path) =>
        new(RepositoryFiles.Read(Path.Combine("src", "Pipeline.Articles", $"{path}.schema.json")));

    /// <summary>What is wrong with a document; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(string json)
    {
        using var document = JsonDocument.Parse(json);
        var results = _schema.Evaluate(document.RootElement, Options);
        return results.IsValid
            ? []
            :
            [
                "It is not valid.",
                .. (results.Details ?? [])
                    .SelectMany(
                    place =>
                    (place.Errors ?? new Dictionary<string, string>()).Select(error => $"{place.InstanceLocation}: {error.Value}")),
            ];
    }
}
