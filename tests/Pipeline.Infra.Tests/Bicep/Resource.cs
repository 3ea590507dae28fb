using System.Text.Json.Nodes;

namespace Pipeline.Infra.Tests.Bicep;

/// <summary>A resource as it would be deployed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Json">All of it.</param>
internal sealed record Resource(string Id, string Type, JsonObject Json)
{
    /// <summary>The last part of its name.</summary>
    public string Name => Json["name"]!.GetValue<string>().Split('/')[^1];

    /// <summary>Its properties.</summary>
    public JsonObject Properties => Json["properties"]?.AsObject() ?? [];

    /// <summary>What an extension resource, such as a role assignment, is on.</summary>
    public string Scope => Id[..Id.LastIndexOf("/providers/", StringComparison.Ordinal)];

    /// <summary>A value by its path of names.</summary>
    public string? Value(params string[] path) =>
        path.Aggregate((JsonNode?)Properties, (node, name) => node?[name]) is { } value ? value.ToString() : null;
}
