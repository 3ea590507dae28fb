using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;
using Pipeline.Functions.Triggers;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>The template's containers, queues and tables against the code's.</summary>
public sealed class StorageTests(BicepFixture bicep)
{
    private const string Containers = "blobServices/containers";
    private const string Queues = "queueServices/queues";
    private const string Tables = "tableServices/tables";

    [BicepFact]
    public void The_account_has_the_containers_queues_and_tables_of_the_code_and_no_others()
    {
        Names(Containers).ShouldBe([.. StorageNames.Containers, StorageNames.DeadLetters], ignoreOrder: true);
        Names(Queues).Where(queue => !IsPoison(queue)).Except(Subscribers).ShouldBe(StorageNames.TriggerQueues, ignoreOrder: true);
        Names(Tables).ShouldBe(StorageNames.Tables, ignoreOrder: true);
    }

    [Fact]
    public void Every_name_in_the_code_is_of_a_container_a_queue_or_a_table() =>
        StorageNamesInCode()
            .ShouldBe(
                [.. StorageNames.Containers, StorageNames.DeadLetters, .. StorageNames.TriggerQueues, .. StorageNames.Tables],
                ignoreOrder: true);

    [BicepFact]
    public void Every_triggers_queue_is_there_with_its_poison_queue()
    {
        var queues = Triggers().OfType<QueueTriggerAttribute>().Select(trigger => trigger.QueueName).ToList();

        queues.ShouldNotBeEmpty();
        queues.Concat(queues.Append(PoisonedMessages.BlobTrigger).Select(queue => queue + PoisonedMessages.QueueSuffix))
            .ShouldBeSubsetOf(Names(Queues));
    }

    [BicepFact]
    public void Every_poison_queue_is_one_that_is_put_on_record() =>
        Names(Queues).Where(IsPoison).Select(queue => queue[..^PoisonedMessages.QueueSuffix.Length])
            .ShouldBe(PoisonedMessages.Queues, ignoreOrder: true);

    [BicepFact]
    public void Every_subscriptions_queue_is_there() => Subscribers.ShouldBeSubsetOf(Names(Queues));

    [BicepFact]
    public void The_triggers_connection_is_set_as_an_identitys()
    {
        var connections = Triggers().Select(trigger => trigger.GetType().GetProperty("Connection")?.GetValue(trigger) as string)
            .OfType<string>().Distinct();

        connections.ShouldBe(["ArticleStorage"]);
        foreach (var setting in new[] { "blobServiceUri", "queueServiceUri", "tableServiceUri", "credential", "clientId" })
        {
            bicep.Public.Settings.Keys.ShouldContain($"ArticleStorage__{setting}");
            bicep.Public.Settings.Keys.ShouldContain($"AzureWebJobsStorage__{setting}");
        }
    }

    [BicepFact]
    public void What_was_dropped_can_be_got_back_after_it_is_overwritten_or_deleted()
    {
        var blobs = bicep.Public.OfType("Microsoft.Storage/storageAccounts/blobServices")
            .Single(service => service.Id.StartsWith(bicep.Public.ArticleAccount.Id, StringComparison.Ordinal));

        blobs.Value("isVersioningEnabled").ShouldBe("true");
        foreach (var policy in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" })
        {
            blobs.Value(policy, "enabled").ShouldBe("true");
            int.Parse(blobs.Value(policy, "days")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 365);
        }
    }

    [BicepFact]
    public void No_lifecycle_rule_deletes_what_is_current_but_dead_letters()
    {
        var rules = bicep.Public.OfType("Microsoft.Storage/storageAccounts/managementPolicies").Single()
            .Properties["policy"]!["rules"]!.AsArray();
        var prefixes = rules.ToDictionary(
            rule => rule!["name"]!.GetValue<string>(),
            rule => rule!["definition"]!["filters"]!["prefixMatch"]!.AsArray().Select(prefix => prefix!.GetValue<string>()).ToList());

        rules.Where(rule => rule!["definition"]!["actions"]!["baseBlob"] is not null)
            .Select(rule => rule!["name"]!.GetValue<string>())
            .ShouldBe(["dead-letters"]);
        prefixes["dead-letters"].ShouldBe(["event-dead-letters/"]);
        prefixes.Values.SelectMany(rule => rule).Select(prefix => prefix.TrimEnd('/')).ShouldBe(Names(Containers), ignoreOrder: true);
    }

    private IReadOnlyList<string> Subscribers =>
        [.. bicep.Public.Settings.Where(
            setting =>
            setting.Key.StartsWith("Subscriptions__", StringComparison.Ordinal)
            && setting.Key.EndsWith("__Queue", StringComparison.Ordinal)).Select(setting => setting.Value)];

    private IReadOnlyList<string> Names(string service) => bicep.Public.NamesIn(bicep.Public.ArticleAccount, service);

    private static bool IsPoison(string queue) => queue.EndsWith(PoisonedMessages.QueueSuffix, StringComparison.Ordinal);

    private static IEnumerable<string> StorageNamesInCode() =>
        typeof(StorageNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    /// <summary>The Functions app's triggers.</summary>
    private static IEnumerable<Attribute> Triggers() =>
        typeof(CleanArticle).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CleanArticle).Namespace)
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes())
            .Where(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));
}
