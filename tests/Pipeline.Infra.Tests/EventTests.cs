using System.Text.Json.Nodes;
using Pipeline.Articles.Contracts;
using Pipeline.Functions.Triggers;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>Event Grid: what is dropped and what is deleted.</summary>
public sealed class EventTests(BicepFixture bicep)
{
    private const string InboxSubject = $"/blobServices/default/containers/{StorageNames.Inbox}/blobs/";

    [BicepFact]
    public void A_dropped_file_goes_to_the_webhook_once_at_the_call_that_ends_its_upload()
    {
        var subscription = Dropped();

        subscription["filter"]!["includedEventTypes"]!.AsArray().Select(type => type!.GetValue<string>())
            .ShouldBe(["Microsoft.Storage.BlobCreated"]);
        var filter = subscription["filter"]!["advancedFilters"]!.AsArray().ShouldHaveSingleItem()!;
        filter["key"]!.GetValue<string>().ShouldBe("data.api");
        filter["operatorType"]!.GetValue<string>().ShouldBe("StringIn");
        filter["values"]!.AsArray().Select(value => value!.GetValue<string>())
            .ShouldBe(["CopyBlob", "PutBlob", "PutBlockList", "FlushWithClose"], ignoreOrder: true);
        subscription["destination"]!["endpointType"]!.GetValue<string>().ShouldBe("WebHook");
        bicep.InboxEvents["variables"]!["inbox"]!.GetValue<string>().ShouldBe(StorageNames.Inbox);
        subscription["filter"]!["subjectBeginsWith"]!.GetValue<string>()
            .ShouldContain("'/blobServices/default/containers/{0}/blobs/', variables('inbox'))");
    }

    [BicepFact]
    public void A_deleted_original_goes_to_a_queue_with_the_topics_identity()
    {
        var subscription = Deleted();

        subscription.Value("filter", "subjectBeginsWith").ShouldBe(InboxSubject);
        subscription.Properties["filter"]!["includedEventTypes"]!.AsArray().Select(type => type!.GetValue<string>())
            .ShouldBe(["Microsoft.Storage.BlobDeleted"]);
        subscription.Value("destination").ShouldBeNull();
        subscription.Value("deliveryWithResourceIdentity", "identity", "type").ShouldBe("SystemAssigned");
        subscription.Value("deliveryWithResourceIdentity", "destination", "endpointType").ShouldBe("StorageQueue");
        subscription.Value("deliveryWithResourceIdentity", "destination", "properties", "queueName").ShouldBe("articles-to-withdraw");
        subscription.Value("deliveryWithResourceIdentity", "destination", "properties", "resourceId")
            .ShouldBe(bicep.Public.ArticleAccount.Id);
    }

    [BicepFact]
    public void What_cannot_be_delivered_is_tried_for_a_day_and_kept()
    {
        foreach (var subscription in new[] { Dropped(), Deleted().Properties })
        {
            subscription["retryPolicy"]!["eventTimeToLiveInMinutes"]!.GetValue<int>().ShouldBe(24 * 60);
            subscription["retryPolicy"]!["maxDeliveryAttempts"]!.GetValue<int>().ShouldBe(30);
            subscription["deadLetterWithResourceIdentity"]!["identity"]!["type"]!.GetValue<string>().ShouldBe("SystemAssigned");
        }

        bicep.InboxEvents["variables"]!["deadLetters"]!.GetValue<string>().ShouldBe(StorageNames.DeadLetters);
        Deleted().Value("deadLetterWithResourceIdentity", "deadLetterDestination", "properties", "blobContainerName")
            .ShouldBe(StorageNames.DeadLetters);
    }

    [Fact]
    public void The_hook_names_the_function_that_the_code_has() =>
        RepositoryFiles.Read("infra/hooks/subscribe-inbox.sh").ShouldContain($"functionName=Host.Functions.{nameof(CleanArticle)}&code=");

    private Resource Deleted() => bicep.Public.OfType("Microsoft.EventGrid/systemTopics/eventSubscriptions").ShouldHaveSingleItem();

    private JsonObject Dropped()
    {
        var resources = bicep.InboxEvents["resources"]!;
        var all = resources is JsonObject named
            ? named.Select(resource => resource.Value!)
            : resources.AsArray().Select(resource => resource!);
        return all.Single(
            resource =>
            resource["type"]!.GetValue<string>() == "Microsoft.EventGrid/systemTopics/eventSubscriptions" && resource["existing"] is null)[
            "properties"]!.AsObject();
    }
}
