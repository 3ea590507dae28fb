#!/usr/bin/env bash
# Azure.Monitor.OpenTelemetry.Exporter 1.10.0 (NuGet): by default nearly all of a burst's traces are dropped, and what is sent has no sampleRate.
#
# Expected: with the documented limit of five traces a second, each request that is sent says in its envelope's field sampleRate how many it
#   stands for, so that counts over the table AppRequests come out right, as with the older SDK's sampling.
# Observed on 2026-11-30: of 200 root spans in a row fewer than 20 are sent. No envelope has sampleRate; the rate is written as a custom
#   property, "microsoft.sample_rate".
# Bites: queue-triggered functions, whose load is bursts: charts and alerts that count requests or failures see a fraction of them. SamplingRatio = 1
#   together with TracesPerSecond = null sends all.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package Azure.Monitor.OpenTelemetry.Exporter --version 1.10.0 >/dev/null

cat > Program.cs <<'CS'
using System.Diagnostics;
using System.IO.Compression;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Trace;

foreach (var all in new[] { false, true })
{
    var service = new Service();
    using var source = new ActivitySource("queue");
    using var provider = Sdk.CreateTracerProviderBuilder().AddSource("queue").AddAzureMonitorTraceExporter(options =>
    {
        options.ConnectionString = $"InstrumentationKey={Guid.NewGuid()}";
        options.DisableOfflineStorage = true;
        options.Transport = new HttpClientTransport(service);
        if (all)
        {
            (options.SamplingRatio, options.TracesPerSecond) = (1, null);
        }
    }).Build();
    for (var i = 0; i < 200; i++)
    {
        using var span = source.StartActivity($"message {i}", ActivityKind.Consumer);
    }

    provider.ForceFlush();
    var sent = service.Lines.FindAll(line => line.Contains("\"RequestData\""));
    Console.WriteLine($"{(all ? "all" : "default")}: "
        + $"{(sent.Count == 200 ? "all" : sent.Count < 20 ? "fewer than 20" : $"{sent.Count}")} of 200 sent, "
        + $"sampleRate in an envelope {sent.Exists(line => line.Contains("\"sampleRate\""))}, "
        + $"rate in a property {sent.Exists(line => line.Contains("\"microsoft.sample_rate\""))}");
}

internal sealed class Service : HttpMessageHandler
{
    public List<string> Lines { get; } = [];

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content!.ReadAsStream(cancellationToken);
        using var text = new StreamReader(
            request.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(content, CompressionMode.Decompress) : content);
        Lines.AddRange(text.ReadToEnd().Split('\n'));
        return new() { Content = new StringContent("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""") };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
expected='default: fewer than 20 of 200 sent, sampleRate in an envelope False, rate in a property True
all: all of 200 sent, sampleRate in an envelope False, rate in a property False'
[ "$seen" = "$expected" ] || { echo "The behaviour has changed."; exit 1; }
