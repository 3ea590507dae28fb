using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>No key is listed, kept, handed out or of use.</summary>
public sealed partial class SecretTests(BicepFixture bicep)
{
    [BicepFact]
    public void No_template_lists_a_key()
    {
        foreach (var expression in Strings(bicep.Main).Concat(Strings(bicep.InboxEvents)))
        {
            ListCall().IsMatch(expression).ShouldBeFalse(expression);
        }
    }

    [BicepFact]
    public void Only_the_webhook_is_secret_and_it_goes_to_event_grid_alone()
    {
        Secure(bicep.Main).ShouldBeEmpty();
        Secure(bicep.InboxEvents).ShouldBe(["webhook"]);
        Strings(bicep.InboxEvents["resources"]!).Count(expression => expression.Contains("parameters('webhook')", StringComparison.Ordinal))
            .ShouldBe(1);
        bicep.InboxEvents["outputs"].ShouldBeNull();
    }

    [BicepFact]
    public void No_output_is_secret_or_named_like_a_secret()
    {
        var outputs = Objects(bicep.Main).Select(node => node["outputs"]).OfType<JsonObject>().SelectMany(outputs => outputs)
            .Where(output => output.Value is JsonObject).ToList();

        outputs.ShouldNotBeEmpty();
        outputs.ShouldAllBe(output => !IsSecure(output.Value!));
        outputs.ShouldAllBe(
            output =>
            !output.Key.Contains("key", StringComparison.OrdinalIgnoreCase)
            && !output.Key.Contains("secret", StringComparison.OrdinalIgnoreCase));
        bicep.Main["outputs"]!.AsObject().Select(output => output.Key)
            .ShouldNotContain(name => name.Contains("connection", StringComparison.OrdinalIgnoreCase));
    }

    [BicepFact]
    public void Storage_accounts_take_no_shared_key_and_show_nothing_to_the_public()
    {
        foreach (var account in All("Microsoft.Storage/storageAccounts"))
        {
            account.Value("allowSharedKeyAccess").ShouldBe("false", account.Id);
            account.Value("allowBlobPublicAccess").ShouldBe("false", account.Id);
            account.Value("allowCrossTenantReplication").ShouldBe("false", account.Id);
            account.Value("supportsHttpsTrafficOnly").ShouldBe("true", account.Id);
            account.Value("minimumTlsVersion").ShouldBe("TLS1_2", account.Id);
        }

        All("Microsoft.Storage/storageAccounts/blobServices/containers")
            .ShouldAllBe(container => container.Value("publicAccess") == "None");
    }

    [BicepFact]
    public void Services_take_no_key()
    {
        All("Microsoft.CognitiveServices/accounts").ShouldAllBe(account => account.Value("disableLocalAuth") == "true");
        All("Microsoft.CognitiveServices/accounts").ShouldAllBe(account => account.Value("customSubDomainName") == account.Name);
        All("Microsoft.Search/searchServices")
            .ShouldAllBe(service => service.Value("disableLocalAuth") == "true" && service.Value("authOptions") == null);
        All("Microsoft.Insights/components").ShouldAllBe(component => component.Value("DisableLocalAuth") == "true");
        All("Microsoft.OperationalInsights/workspaces").ShouldAllBe(workspace => workspace.Value("features", "disableLocalAuth") == "true");
    }

    [BicepFact]
    public void The_app_takes_no_password_and_no_plain_http()
    {
        foreach (var app in All("Microsoft.Web/sites"))
        {
            app.Value("httpsOnly").ShouldBe("true");
            app.Value("siteConfig", "minTlsVersion").ShouldBe("1.2");
            app.Value("siteConfig", "scmMinTlsVersion").ShouldBe("1.2");
        }

        var policies = bicep.Public.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        policies.Select(policy => policy.Name).ShouldBe(["scm", "ftp"], ignoreOrder: true);
        policies.ShouldAllBe(policy => policy.Value("allow") == "false");
    }

    private Resource[] All(string type)
    {
        Resource[] resources = [.. bicep.Public.OfType(type), .. bicep.Private.OfType(type)];
        resources.ShouldNotBeEmpty(type);
        return resources;
    }

    private static IEnumerable<string> Secure(JsonObject template) =>
        Objects(template)
            .Select(node => node["parameters"])
            .OfType<JsonObject>()
            .SelectMany(parameters => parameters)
            .Where(parameter => parameter.Value is JsonObject value && IsSecure(value))
            .Select(parameter => parameter.Key);

    private static bool IsSecure(JsonNode declared) =>
        declared["type"]?.ToString().StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Strings(property.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject properties => [properties, .. properties.SelectMany(property => Objects(property.Value))],
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    /// <summary>ARM's functions that hand out keys: listKeys, listAccountSas, list and so on.</summary>
    [GeneratedRegex(@"\blist[A-Za-z]*\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex ListCall();
}
