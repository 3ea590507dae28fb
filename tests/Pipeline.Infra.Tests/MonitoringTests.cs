using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Articles;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>The alerts and the workbook.</summary>
public sealed partial class MonitoringTests(BicepFixture bicep)
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
            ["poison", "failure-rate", "throttled", "daily-records", "queue-age", "events-undelivered"],
            ignoreOrder: true);

    [BicepFact]
    public void The_cap_on_a_days_text_records_is_the_apps_and_the_alerts()
    {
        var cap = bicep.Public.Settings["Language__DailyTextRecords"];

        LogAlerts().Single(alert => alert.Name == "daily-records").Properties["criteria"]!.ToJsonString().ShouldContain($"/ {cap}\"");
        bicep.Custom.OfType("Microsoft.Insights/scheduledQueryRules").Select(alert => alert.Name).ShouldNotContain("daily-records");
    }

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

    [Fact]
    public void Every_metric_of_the_pipeline_in_a_query_is_one_that_the_code_reports()
    {
        var code = string.Concat(
            Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src", "Pipeline.Articles"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = MetricName().Matches(RepositoryFiles.Read("infra/alerts.json") + RepositoryFiles.Read("infra/workbook.json")).Select(match => match.Value).Distinct().ToList();

        named.ShouldNotBeEmpty();
        RepositoryFiles.Read("src/Pipeline.Functions/Hosting/PipelineTelemetry.cs").ShouldContain($"AddMeter({nameof(PipelineMetrics)}.{nameof(PipelineMetrics.MeterName)}");
        named.ShouldAllBe(name => code.Contains($"\"{name.Trim('\'')}\"", StringComparison.Ordinal));
    }

    [BicepFact]
    public void Every_item_of_the_workbook_has_what_it_shows()
    {
        var workbook = bicep.Public.OfType("Microsoft.Insights/workbooks").ShouldHaveSingleItem();
        var items = JsonNode.Parse(workbook.Value("serializedData")!)!["items"]!.AsArray();
        var queries = items.Where(item => item!["type"]!.GetValue<int>() == 3).ToList();

        queries.Count.ShouldBeGreaterThan(8);
        queries.ShouldAllBe(item => item!["content"]!["query"]!.GetValue<string>().Length > 0 && item["content"]!["title"]!.GetValue<string>().Length > 0);
        items.Select(item => item!["name"]!.GetValue<string>()).ShouldBeUnique();
    }

    private IReadOnlyList<Resource> LogAlerts() => bicep.Public.OfType("Microsoft.Insights/scheduledQueryRules");

    private IReadOnlyList<Resource> MetricAlerts() => bicep.Public.OfType("Microsoft.Insights/metricAlerts");

    [GeneratedRegex(@"'pipeline\.[a-z_.]+'")]
    private static partial Regex MetricName();
}
