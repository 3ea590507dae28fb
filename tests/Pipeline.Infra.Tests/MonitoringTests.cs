using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Articles;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Functions.Triggers;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

/// <summary>The alerts and the workbook.</summary>
public sealed partial class MonitoringTests(BicepFixture bicep)
{
    [BicepFact]
    public void Somebody_is_written_to_when_an_alert_fires()
    {
        var group = bicep.Public.OfType("Microsoft.Insights/actionGroups").ShouldHaveSingleItem();

        group.Properties["emailReceivers"]!.AsArray().ShouldHaveSingleItem()!["emailAddress"]!.GetValue<string>()
            .ShouldBe("desk@newsroom.example");
        LogAlerts().ShouldAllBe(alert => alert.Properties["actions"]!["actionGroups"]!.AsArray().Single()!.GetValue<string>() == group.Id);
        MetricAlerts()
            .ShouldAllBe(alert => alert.Properties["actions"]!.AsArray().Single()!["actionGroupId"]!.GetValue<string>() == group.Id);
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
    public void Every_metric_in_a_query_is_one_that_the_code_has_and_every_one_of_the_code_is_in_a_query() =>
        Queries().SelectMany(MetricsIn).Distinct().ShouldBe(MetricsOfTheCode().Keys, ignoreOrder: true);

    [Fact]
    public void Every_property_in_a_query_is_a_tag_of_the_querys_metric()
    {
        var metrics = MetricsOfTheCode();
        var queries = Queries()
            .Select(query => (Query: query, Tags: Property().Matches(query).Select(match => match.Groups["tag"].Value).ToList())).ToList();

        queries.Count(query => query.Tags.Count > 0).ShouldBeGreaterThan(5);
        foreach (var (query, tags) in queries)
        {
            tags.ShouldBeSubsetOf([.. MetricsIn(query).SelectMany(metric => metrics[metric])], query);
        }
    }

    [Fact]
    public void The_functions_app_sends_the_pipelines_metrics_and_measures_the_queues()
    {
        RepositoryFiles.Read("src/Pipeline.Functions/Hosting/PipelineTelemetry.cs")
            .ShouldContain($"AddMeter({nameof(PipelineMetrics)}.{nameof(PipelineMetrics.MeterName)}");
        RepositoryFiles.Read("src/Pipeline.Functions/Hosting/FunctionsPipeline.cs").ShouldContain("AddHostedService<QueueReports>()");
    }

    [Fact]
    public void No_query_reads_a_text_that_a_host_logs() =>
        Queries().ShouldAllBe(query => !query.Contains("AppTraces", StringComparison.Ordinal));

    [BicepFact]
    public void Every_item_of_the_workbook_has_what_it_shows()
    {
        var workbook = bicep.Public.OfType("Microsoft.Insights/workbooks").ShouldHaveSingleItem();
        var items = JsonNode.Parse(workbook.Value("serializedData")!)!["items"]!.AsArray();
        var queries = items.Where(item => item!["type"]!.GetValue<int>() == 3).ToList();

        queries.Count.ShouldBeGreaterThan(8);
        queries.ShouldAllBe(
            item => item!["content"]!["query"]!.GetValue<string>().Length > 0 && item["content"]!["title"]!.GetValue<string>().Length > 0);
        items.Select(item => item!["name"]!.GetValue<string>()).ShouldBeUnique();
    }

    private IReadOnlyList<Resource> LogAlerts() => bicep.Public.OfType("Microsoft.Insights/scheduledQueryRules");

    private IReadOnlyList<Resource> MetricAlerts() => bicep.Public.OfType("Microsoft.Insights/metricAlerts");

    /// <summary>The queries of the alerts and of the workbook.</summary>
    private static IEnumerable<string> Queries() =>
        JsonNode.Parse(RepositoryFiles.Read("infra/alerts.json"))!.AsObject()
            .Select(alert => string.Join('\n', alert.Value!["query"]!.AsArray().Select(line => line!.GetValue<string>())))
            .Concat(JsonNode.Parse(RepositoryFiles.Read("infra/workbook.json"))!["items"]!.AsArray()
                .Select(item => item!["content"]!["query"]?.GetValue<string>()).OfType<string>());

    private static IEnumerable<string> MetricsIn(string query) => MetricName().Matches(query).Select(match => match.Groups["name"].Value);

    /// <summary>
    /// The instruments that the pipeline makes, each with the tags of what it records, as a listener sees them when each has been used
    /// once.
    /// </summary>
    private static Dictionary<string, HashSet<string>> MetricsOfTheCode()
    {
        var metrics = new Dictionary<string, HashSet<string>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PipelineMetrics.MeterName)
            {
                metrics[instrument.Name] = [];
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.Start();

        using var metricsOfStages = new PipelineMetrics();
        metricsOfStages.StageEnded(nameof(CleanArticle), succeeded: true, TimeSpan.FromSeconds(1));
        metricsOfStages.Poisoned(StorageNames.ToEnrich);
        metricsOfStages.TextAnalyticsRequested("entities", "azure", "answered", documents: 1, textRecords: 1);
        metricsOfStages.TextAnalyticsReused("entities", "azure");
        metricsOfStages.ArticleDeferred(forBudget: true);
        using var gauges = new QueueGauges(new EmptyQueues(), TimeProvider.System);
        gauges.MeasureAsync(CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();

        metrics.Values.ShouldAllBe(tags => tags.Count > 0);
        return metrics;

        void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                metrics[instrument.Name].Add(tag.Key);
            }
        }
    }

    [GeneratedRegex("'(?<name>pipeline\\.[a-z_.]+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"Properties(\.|\[')(?<tag>[a-z_.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Property();

    private sealed class EmptyQueues : IQueueDepths
    {
        public Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<long?>(0);

        public Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(null);

        public IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();
    }
}
