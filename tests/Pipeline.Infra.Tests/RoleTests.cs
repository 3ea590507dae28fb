using System.Text.Json.Nodes;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>Who may do what, and where.</summary>
public sealed class RoleTests(BicepFixture bicep)
{
    private const string App = "app";
    private const string Events = "events";
    private const string Deployer = "deployer";

    [BicepFact]
    public void Each_role_is_at_the_one_resource_that_it_is_for()
    {
        string[] expected =
        [
            $"{App} storageBlobDataOwner storageAccounts/starticle",
            $"{App} storageQueueDataContributor storageAccounts/starticle",
            $"{App} storageTableDataContributor storageAccounts/starticle",
            $"{App} storageBlobDataOwner storageAccounts/sthost",
            $"{App} storageQueueDataContributor storageAccounts/sthost",
            $"{App} storageTableDataContributor storageAccounts/sthost",
            $"{App} searchIndexDataContributor searchServices/srch-",
            $"{App} cognitiveServicesLanguageReader accounts/lang-",
            $"{App} monitoringMetricsPublisher components/appi-",
            $"{Events} storageQueueDataMessageSender queues/articles-to-withdraw",
            $"{Events} storageBlobDataContributor containers/event-dead-letters",
            $"{Deployer} searchServiceContributor searchServices/srch-",
            $"{Deployer} storageBlobDataContributor containers/inbox",
            $"{Deployer} storageQueueDataMessageProcessor queues/smoke-test",
        ];

        Assignments(bicep.Public).ShouldBe(expected, ignoreOrder: true);
        Assignments(bicep.Private).ShouldBe(expected, ignoreOrder: true);
    }

    [BicepFact]
    public void Every_role_named_is_given()
    {
        var given = bicep.Public.OfType("Microsoft.Authorization/roleAssignments").Select(RoleOf);

        given.Distinct().ShouldBe(RoleNames().Values, ignoreOrder: true);
    }

    private static IEnumerable<string> Assignments(Deployment deployment)
    {
        var token = deployment.ArticleAccount.Name["starticle".Length..];
        return deployment.OfType("Microsoft.Authorization/roleAssignments").Select(assignment =>
        {
            var scope = string.Join('/', assignment.Scope.Split('/')[^2..]);
            return $"{PrincipalOf(assignment)} {RoleOf(assignment)} {scope.Replace(token, string.Empty, StringComparison.Ordinal)}";
        });
    }

    private static string PrincipalOf(Resource assignment) => assignment.Value("principalId")! switch
    {
        var principal when principal.Contains("Microsoft.ManagedIdentity/userAssignedIdentities/id-pipeline", StringComparison.Ordinal) =>
            App,
        var principal when principal.Contains("Microsoft.EventGrid/systemTopics/", StringComparison.Ordinal) => Events,
        "00000000-0000-4000-8000-0000000000de" => Deployer,
        var principal => principal,
    };

    private static string RoleOf(Resource assignment) => RoleNames()[assignment.Value("roleDefinitionId")!.Split('/')[^1]];

    private static Dictionary<string, string> RoleNames() =>
        JsonNode.Parse(RepositoryFiles.Read("infra/roles.json"))!.AsObject()
            .ToDictionary(role => role.Value!.GetValue<string>(), role => role.Key);
}
