using System.Text.Json.Nodes;

namespace Pipeline.Infra.Tests.Bicep;

/// <summary>What a set of parameters would deploy.</summary>
internal sealed class Deployment(JsonNode snapshot)
{
    /// <summary>The resources.</summary>
    public IReadOnlyList<Resource> Resources { get; } =
    [
        .. snapshot["predictedResources"]!.AsArray().Select(resource =>
            new Resource(resource!["id"]!.GetValue<string>(), resource["type"]!.GetValue<string>(), resource.AsObject())),
    ];

    /// <summary>The account that articles are in.</summary>
    public Resource ArticleAccount => Account("starticle");

    /// <summary>The host's account.</summary>
    public Resource HostAccount => Account("sthost");

    /// <summary>The app settings.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        OfType("Microsoft.Web/sites/config").Single()
            .Properties.ToDictionary(setting => setting.Key, setting => setting.Value!.GetValue<string>());

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<Resource> OfType(string type) => [.. Resources.Where(resource => resource.Type == type)];

    /// <summary>The names of the containers, queues or tables of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="service">Such as <c>queueServices/queues</c>.</param>
    public IReadOnlyList<string> NamesIn(Resource account, string service) =>
    [
        .. OfType($"Microsoft.Storage/storageAccounts/{service}")
            .Where(resource => resource.Id.StartsWith(account.Id + "/", StringComparison.Ordinal))
            .Select(resource => resource.Name),
    ];

    private Resource Account(string prefix) =>
        OfType("Microsoft.Storage/storageAccounts").Single(account => account.Name.StartsWith(prefix, StringComparison.Ordinal));
}
