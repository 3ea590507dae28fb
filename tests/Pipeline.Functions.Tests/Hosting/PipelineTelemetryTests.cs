using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using Pipeline.Functions.Hosting;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class PipelineTelemetryTests
{
    private const string ConnectionString = "InstrumentationKey=00000000-0000-4000-8000-000000000000";

    [Fact]
    public void Without_a_place_to_send_it_there_is_no_telemetry()
    {
        using var services = Build();

        services.GetService<TracerProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("Authorization=AAD")]
    [InlineData("ClientId=5f0a1f4e-0000-4000-8000-000000000000; Authorization=AAD")]
    public void Azure_monitor_is_signed_in_to_with_the_identity_that_the_host_uses(string authentication)
    {
        using var services = Build(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", ConnectionString), ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", authentication));

        services.GetRequiredService<IOptionsMonitor<AzureMonitorExporterOptions>>()
            .CurrentValue.Credential.ShouldBeOfType<ManagedIdentityCredential>();
    }

    [Fact]
    public void Azure_monitor_takes_the_connection_strings_key_without_an_identity()
    {
        using var services = Build(("APPLICATIONINSIGHTS_CONNECTION_STRING", ConnectionString));

        services.GetRequiredService<IOptionsMonitor<AzureMonitorExporterOptions>>().CurrentValue.Credential.ShouldBeNull();
    }

    private static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddPipelineTelemetry(configuration)
            .BuildServiceProvider();
    }
}
