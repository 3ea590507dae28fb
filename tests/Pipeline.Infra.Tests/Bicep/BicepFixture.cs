using System.Text.Json.Nodes;
using Pipeline.Functions.Triggers;
using Pipeline.Infra.Tests.Bicep;

[assembly: AssemblyFixture(typeof(BicepFixture))]

namespace Pipeline.Infra.Tests.Bicep;

/// <summary>The templates, compiled once for all tests.</summary>
public sealed class BicepFixture : IAsyncLifetime
{
    /// <summary>The parameters that have no default.</summary>
    internal const string Parameters = """
        param environmentName = 'test'
        param location = 'westeurope'
        param deployerPrincipalId = '00000000-0000-4000-8000-0000000000de'
        """;

    private BicepCompiler? _compiler;

    internal BicepCompiler Compiler => _compiler!;

    /// <summary>main.bicep as an ARM template, with all modules in it.</summary>
    internal JsonObject Main { get; private set; } = [];

    /// <summary>inbox-events.bicep as an ARM template.</summary>
    internal JsonObject InboxEvents { get; private set; } = [];

    /// <summary>What the defaults deploy.</summary>
    internal Deployment Public { get; private set; } = null!;

    /// <summary>What a private network deploys.</summary>
    internal Deployment Private { get; private set; } = null!;

    /// <summary>
    /// What a private network deploys that some addresses reach, with instances kept running and the embedded text analytics.
    /// </summary>
    internal Deployment Custom { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (BicepCompiler.IsAvailable)
        {
            _compiler = new BicepCompiler();
            var main = Compiler.CompileAsync("main.bicep");
            var inboxEvents = Compiler.CompileAsync("inbox-events.bicep");
            var open = Compiler.PredictAsync($"{Parameters}\nparam alertEmail = 'desk@newsroom.example'");
            var closed = Compiler.PredictAsync($"{Parameters}\nparam privateNetwork = true");
            var custom = Compiler.PredictAsync($$"""
                {{Parameters}}
                param privateNetwork = true
                param allowedAddresses = ['203.0.113.0/24']
                param languageSku = 'none'
                param maximumInstances = 400
                param instanceMemoryMB = 4096
                param subscriptions = [{
                  Name: 'china-desk', Queue: 'china', Filter: { Languages: ['en', 'zh'], Entities: ['Location:China'], MinWords: 300 }
                }]
                param moreSettings = { Enrichment__Features: 'Entities', ReprocessSchedule: '0 0 5 * * *' }
                param alwaysReady = { blob: 2, functions: { {{nameof(EnrichArticle)}}: 3 } }
                """);
            (Main, InboxEvents, Public, Private, Custom) = (await main, await inboxEvents, await open, await closed, await custom);
        }
    }

    public ValueTask DisposeAsync()
    {
        _compiler?.Dispose();
        return ValueTask.CompletedTask;
    }
}
