using System.Globalization;
using System.Text.Json.Nodes;
using Articles.Extraction;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Infra.Tests;

/// <summary>
/// host.json within the limits of the service and of the pipeline. Source of the limits: the queue extension's QueuesOptions, and the
/// Functions docs.
/// </summary>
public sealed class HostJsonTests
{
    private const string Queues = "queues";

    [Fact]
    public void Queue_settings_are_within_the_services_limits()
    {
        Number(Queues, "batchSize").ShouldBeInRange(1, 32);
        Number(Queues, "newBatchThreshold").ShouldBeInRange(0, 1000);
        Number(Queues, "maxDequeueCount").ShouldBe(LedgerEntry.MaxTries);
        Time(Queues, "maxPollingInterval").ShouldBeInRange(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Time(Queues, "visibilityTimeout").ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromDays(7));
    }

    [Fact]
    public void An_instance_makes_no_more_calls_at_once_than_text_analytics_takes_requests_of_it_several_times_over() =>
        (Number(Queues, "batchSize") + Number(Queues, "newBatchThreshold"))
            .ShouldBeInRange(1, 8 * new EnrichmentOptions().MaxConcurrentRequests);

    [Fact]
    public void A_call_may_take_as_long_as_text_analytics_do_with_their_jobs_and_retries()
    {
        var timeout = TimeSpan.Parse(Host["functionTimeout"]!.GetValue<string>(), CultureInfo.InvariantCulture);

        // Unbounded is allowed, but a call that hangs would then hold its message for ever.
        var options = new EnrichmentOptions();
        timeout.ShouldBeInRange(options.JobTimeout + options.TotalTimeout, TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void A_call_may_take_as_long_as_reading_and_cleaning_a_file_or_a_run_of_re_processing_does()
    {
        var timeout = TimeSpan.Parse(Host["functionTimeout"]!.GetValue<string>(), CultureInfo.InvariantCulture);

        timeout.ShouldBeGreaterThan(new ReadingOptions().MaxTime + new CleaningOptions().MaxTime);
        timeout.ShouldBeGreaterThan(new ReprocessingOptions().MaxDuration);
    }

    [Fact]
    public void The_host_of_one_machine_has_the_same_file() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")).ShouldBe(RepositoryFiles.Read("host.json"));

    [Fact]
    public void The_runtime_is_the_current_one_and_sends_open_telemetry()
    {
        Host["version"]!.GetValue<string>().ShouldBe("2.0");
        Host["telemetryMode"]!.GetValue<string>().ShouldBe("OpenTelemetry");
        // An isolated app that is no .NET in-process one names its bundle only when its extensions are not built with it.
        Host["extensionBundle"].ShouldBeNull();
    }

    private static JsonObject Host => JsonNode.Parse(RepositoryFiles.Read("host.json"))!.AsObject();

    private static int Number(string extension, string name) => Host["extensions"]![extension]![name]!.GetValue<int>();

    private static TimeSpan Time(string extension, string name) =>
        TimeSpan.Parse(Host["extensions"]![extension]![name]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
