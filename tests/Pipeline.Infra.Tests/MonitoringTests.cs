using System.Text.Json.Nodes;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>The alerts and the workbook.</summary>
public sealed class MonitoringTests(BicepFixture bicep)
{
    [BicepFact]
    public void Somebody_is_written_to_when_an_alert_fires()
    {
        var group = bicep.Public.OfType("Microsoft.Insights/actionGroups").ShouldHaveSingleItem();

        group.Properties["emailReceivers"]!.AsArray().ShouldHaveSingleItem()!["emailAddress"]!.GetValue<string>().ShouldBe("desk@newsroom.example");
        LogAlerts().ShouldAllBe(alert => alert.Properties["actions"]!["actionGroups"]!.AsArray().Single()!.GetValue<string>() == group.Id);
        MetricAlerts().ShouldAllBe(alert => alert.Properties["actions"]!.AsArray().Single()!["actionGroupId"]!.GetValue<string>() == group.Id);
    }

    [BicepFact]
    public void What_an_operator_has_to_know_of_is_an_alert() =>
        LogAlerts().Concat(MetricAlerts()).Select(alert => alert.Name).ShouldBe(
            ["poison", "failure-rate", "events-undelivered"],
            ignoreOrder: true);

    [BicepFact]
    public void Every_query_of_an_alert_gives_the_value_that_the_threshold_is_for()
    {
        foreach (var alert in LogAlerts())
        {
            var criterion = alert.Properties["criteria"]!["allOf"]!.AsArray().ShouldHaveSingleItem()!;
            criterion["metricMeasureColumn"]!.GetValue<string>().ShouldBe("Value");
            criterion["query"]!.GetValue<string>().Split('\n')[^1].ShouldContain("Value = ", Case.Sensitive, alert.Name);
            alert.Properties["scopes"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldContain("workspaceId");
        }
    }

    [BicepFact]
    public void Every_item_of_the_workbook_has_what_it_shows()
    {
        var workbook = bicep.Public.OfType("Microsoft.Insights/workbooks").ShouldHaveSingleItem();
        var items = JsonNode.Parse(workbook.Value("serializedData")!)!["items"]!.AsArray();
        var queries = items.Where(item => item!["type"]!.GetValue<int>() == 3).ToList();

        queries.Count.ShouldBeGreaterThan(5);
        queries.ShouldAllBe(item => item!["content"]!["query"]!.GetValue<string>().Length > 0 && item["content"]!["title"]!.GetValue<string>().Length > 0);
        items.Select(item => item!["name"]!.GetValue<string>()).ShouldBeUnique();
    }

    private IReadOnlyList<Resource> LogAlerts() => bicep.Public.OfType("Microsoft.Insights/scheduledQueryRules");

    private IReadOnlyList<Resource> MetricAlerts() => bicep.Public.OfType("Microsoft.Insights/metricAlerts");
}
