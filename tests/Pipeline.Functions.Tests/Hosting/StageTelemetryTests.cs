using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Pipeline.Articles;
using Pipeline.Articles.Contracts;
using Pipeline.Functions.Hosting;

namespace Pipeline.Functions.Tests.Hosting;

/// <summary>
/// What the exporter of Azure Monitor makes of the stages' spans. The alert <c>failure-rate</c> and the workbook read the table
/// AppRequests, which holds spans of the kinds Server and Consumer only: https://learn.microsoft.com/azure/azure-monitor/app/opentelemetry.
/// </summary>
public sealed class StageTelemetryTests
{
    [Theory]
    [InlineData("CleanArticle", null)]
    [InlineData("EnrichArticle", StorageNames.ToEnrich)]
    [InlineData("PublishArticle", StorageNames.ToPublish)]
    [InlineData("ReprocessArticle", StorageNames.ToReprocess)]
    public async Task Each_stages_run_is_a_request_that_succeeds_or_fails_under_its_own_name(string stage, string? queue)
    {
        var telemetry = await ExportAsync(
            tracing =>
            {
                tracing.Start(stage, ArticleId.FromName("a.txt"), queue, traceParent: null)!.Dispose();
                using var failing = tracing.Start(stage, ArticleId.FromName("b.txt"), queue, traceParent: null)!;
                failing.SetStatus(ActivityStatusCode.Error, "TimeoutException");
            });

        telemetry.Select(item => item["data"]!["baseType"]!.GetValue<string>()).ShouldBe(["RequestData", "RequestData"]);
        telemetry.Select(item => item["data"]!["baseData"]!["success"]!.GetValue<bool>()).ShouldBe([true, false]);
        telemetry.Select(item => item["tags"]!["ai.operation.name"]!.GetValue<string>()).Distinct()
            .ShouldHaveSingleItem().ShouldContain(queue ?? stage);
    }

    [Fact]
    public async Task Every_run_of_a_burst_is_counted()
    {
        var telemetry = await ExportAsync(
            tracing =>
            {
                for (var i = 0; i < 100; i++)
                {
                    tracing.Start("CleanArticle", ArticleId.FromName($"{i}.txt"), queue: null, traceParent: null)!.Dispose();
                }
            });

        telemetry.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData("1", 20)]
    [InlineData("0", 0)]
    public async Task Calls_to_services_are_recorded_within_a_run_and_never_outside(string ratio, int recorded)
    {
        using var calls = new ActivitySource("System.Net.Http");

        var telemetry = await ExportAsync(
            tracing =>
            {
                for (var i = 0; i < 20; i++)
                {
                    calls.StartActivity("GET", ActivityKind.Client)?.Dispose();
                    using var run = tracing.Start("CleanArticle", ArticleId.FromName($"{i}.txt"), queue: null, traceParent: null);
                    calls.StartActivity("PUT", ActivityKind.Client)?.Dispose();
                }
            },
            ("OTEL_TRACES_SAMPLER_ARG", ratio));

        telemetry.Count(item => item["data"]!["baseType"]!.GetValue<string>() == "RequestData").ShouldBe(20);
        telemetry.Count(item => item["data"]!["baseType"]!.GetValue<string>() == "RemoteDependencyData").ShouldBe(recorded);
    }

    [Fact]
    public async Task A_share_that_is_none_is_told_at_start() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => ExportAsync(_ => { }, ("OTEL_TRACES_SAMPLER_ARG", "ten"))))
            .Message.ShouldStartWith("The setting OTEL_TRACES_SAMPLER_ARG is 'ten'. It must be a share from 0 to 1");

    private static async Task<List<JsonNode>> ExportAsync(Action<PipelineTracing> run, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [
                    // A key of its own: the exporter keeps one connection for each.
                    KeyValuePair.Create("APPLICATIONINSIGHTS_CONNECTION_STRING", (string?)$"InstrumentationKey={Guid.NewGuid()}"),
                    .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
                ])
            .Build();
        using var sent = new Ingestion();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddPipelineTelemetry(configuration)
            .Configure<AzureMonitorExporterOptions>(
                options =>
                {
                    options.DisableOfflineStorage = true;
                    options.Transport = new HttpClientTransport(sent);
                    options.Retry.MaxRetries = 0;
                })
            .BuildServiceProvider();
        // The exporter is added to the provider when the host starts.
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }

        using (var tracing = new PipelineTracing())
        {
            run(tracing);
        }

        services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
        return sent.Items;
    }

    /// <summary>A service that takes all telemetry.</summary>
    private sealed class Ingestion : HttpMessageHandler
    {
        private readonly List<JsonNode> _items = [];

        public List<JsonNode> Items
        {
            get
            {
                lock (_items)
                {
                    return [.. _items.Where(item => Type(item) is "RequestData" or "RemoteDependencyData")];
                }
            }
        }

        private static string? Type(JsonNode item) => item["data"]?["baseType"]?.GetValue<string>();

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = request.Content!.ReadAsStream(cancellationToken);
            using var lines = new StreamReader(
                request.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(content, CompressionMode.Decompress) : content);
            lock (_items)
            {
                while (lines.ReadLine() is { } line)
                {
                    _items.Add(JsonNode.Parse(line)!);
                }
            }

            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}"""),
            };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
