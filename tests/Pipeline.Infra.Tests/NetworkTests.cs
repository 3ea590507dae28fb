using System.Text.Json.Nodes;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>With and without a private network.</summary>
public sealed class NetworkTests(BicepFixture bicep)
{
    private static readonly string[] Closed =
        ["Microsoft.Storage/storageAccounts", "Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices"];

    [BicepFact]
    public void A_private_network_closes_every_service_to_the_internet()
    {
        foreach (var service in Closed.SelectMany(bicep.Private.OfType))
        {
            string.Equals(service.Value("publicNetworkAccess"), "Disabled", StringComparison.OrdinalIgnoreCase).ShouldBeTrue(service.Id);
        }

        bicep.Private.OfType("Microsoft.Storage/storageAccounts")
            .ShouldAllBe(account => account.Value("networkAcls", "defaultAction") == "Deny");
        bicep.Private.OfType("Microsoft.OperationalInsights/workspaces")
            .ShouldAllBe(workspace => workspace.Value("publicNetworkAccessForIngestion") == "Disabled");
        bicep.Private.OfType("Microsoft.Insights/components")
            .ShouldAllBe(component => component.Value("publicNetworkAccessForIngestion") == "Disabled");
    }

    [BicepFact]
    public void Of_the_internet_event_grid_alone_reaches_the_app_of_a_private_network()
    {
        var app = bicep.Private.OfType("Microsoft.Web/sites").ShouldHaveSingleItem();

        app.Value("siteConfig", "ipSecurityRestrictionsDefaultAction").ShouldBe("Deny");
        app.Value("siteConfig", "scmIpSecurityRestrictionsDefaultAction").ShouldBe("Deny");
        app.Properties["siteConfig"]!["scmIpSecurityRestrictions"]!.AsArray().ShouldBeEmpty();
        var rule = app.Properties["siteConfig"]!["ipSecurityRestrictions"]!.AsArray().ShouldHaveSingleItem()!;
        rule["tag"]!.GetValue<string>().ShouldBe("ServiceTag");
        rule["ipAddress"]!.GetValue<string>().ShouldBe("AzureEventGrid");
        rule["action"]!.GetValue<string>().ShouldBe("Allow");
        app.Value("virtualNetworkSubnetId").ShouldNotBeNull().ShouldContain("appsSubnetId");
    }

    [BicepFact]
    public void Every_closed_service_has_a_door_for_each_of_its_protocols_with_a_name_in_a_zone()
    {
        var doors = bicep.Private.OfType("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint.Name);
        var named = bicep.Private.OfType("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").ToList();

        doors.ShouldBe(
            [
                "pep-articles-blob", "pep-articles-queue", "pep-articles-table", "pep-host-blob", "pep-host-queue", "pep-host-table",
                "pep-search", "pep-language",
                "pep-monitor", "pep-app",
            ],
            ignoreOrder: true);
        named.Count.ShouldBe(10);
        var zones = named.SelectMany(group => group.Properties["privateDnsZoneConfigs"]!.AsArray()).Select(Zone).Distinct().ToList();
        var deployed = bicep.Private.OfType("Microsoft.Network/privateDnsZones").Select(zone => Last(zone.Json["name"]!.GetValue<string>()))
            .ToList();
        zones.ShouldBe(deployed, ignoreOrder: true);
        bicep.Private.OfType("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count.ShouldBe(deployed.Count);
    }

    [BicepFact]
    public void Addresses_that_are_allowed_get_in_and_no_others()
    {
        foreach (var service in Closed.SelectMany(bicep.Custom.OfType))
        {
            var rules = service.Properties["networkAcls"] ?? service.Properties["networkRuleSet"]!;
            rules["ipRules"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<string>().ShouldBe("203.0.113.0/24");
        }

        var site = bicep.Custom.OfType("Microsoft.Web/sites").ShouldHaveSingleItem().Properties["siteConfig"]!;
        site["scmIpSecurityRestrictions"]!.AsArray().ShouldHaveSingleItem()!["ipAddress"]!.GetValue<string>().ShouldBe("203.0.113.0/24");
        site["ipSecurityRestrictions"]!.AsArray().Count.ShouldBe(2);
    }

    [BicepFact]
    public void Without_a_private_network_there_is_no_part_of_one()
    {
        bicep.Public.Resources.Select(resource => resource.Type)
            .ShouldNotContain(type => type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        bicep.Public.OfType("Microsoft.Insights/privateLinkScopes").ShouldBeEmpty();
    }

    [BicepFact]
    public void Every_service_sends_its_log_or_its_metrics_to_the_workspace()
    {
        string[] types =
        [
            "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/queueServices",
            "Microsoft.Storage/storageAccounts/tableServices",
            "Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices", "Microsoft.Web/sites",
            "Microsoft.EventGrid/systemTopics",
        ];
        var logged = bicep.Public.OfType("Microsoft.Insights/diagnosticSettings").Select(setting => setting.Scope);

        types.SelectMany(bicep.Public.OfType).Select(resource => resource.Id).ShouldBe(logged, ignoreOrder: true);
    }

    [BicepFact]
    public void Every_resource_that_can_be_tagged_has_the_environments_tag()
    {
        string[] untagged = ["roleAssignments", "diagnosticSettings"];
        var resources = bicep.Private.Resources.Where(
            resource => resource.Type.Count(c => c == '/') == 1 && !untagged.Any(resource.Type.EndsWith)).ToList();

        resources.Count.ShouldBeGreaterThan(30);
        resources.ShouldAllBe(resource => resource.Json["tags"]!["azd-env-name"]!.GetValue<string>() == "test");
    }

    private static string Zone(JsonNode? config) => Last(config!["properties"]!["privateDnsZoneId"]!.GetValue<string>());

    /// <summary>The zone's name; a storage zone's holds an expression, because its suffix is the cloud's.</summary>
    private static string Last(string id)
    {
        var start = id.IndexOf("privatelink.", StringComparison.Ordinal);
        var end = id.AsSpan(start).IndexOfAny('\'', '{');
        return end < 0 ? id[start..] : id.Substring(start, end);
    }
}
