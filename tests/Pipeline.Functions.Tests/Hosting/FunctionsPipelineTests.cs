using System.Globalization;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Settings;
using Pipeline.Functions.Hosting;
using Pipeline.Functions.Http;
using Pipeline.Functions.Triggers;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class FunctionsPipelineTests
{
    [Theory]
    [InlineData(typeof(CleanArticle))]
    [InlineData(typeof(ExpandArchive))]
    [InlineData(typeof(CleanArticleAgain))]
    [InlineData(typeof(PostEvent))]
    [InlineData(typeof(RedriveEvents))]
    [InlineData(typeof(EnrichArticle))]
    [InlineData(typeof(PublishArticle))]
    [InlineData(typeof(ReleaseArticles))]
    [InlineData(typeof(ReprocessArticle))]
    [InlineData(typeof(ReprocessArticles))]
    [InlineData(typeof(WithdrawArticle))]
    [InlineData(typeof(OperatorFunctions))]
    public void Every_function_can_be_made_on_azurite(Type function)
    {
        using var host = Build(("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"));

        ActivatorUtilities.CreateInstance(host.Services, function).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(typeof(CleanArticle))]
    [InlineData(typeof(ExpandArchive))]
    [InlineData(typeof(CleanArticleAgain))]
    [InlineData(typeof(PostEvent))]
    [InlineData(typeof(RedriveEvents))]
    [InlineData(typeof(EnrichArticle))]
    [InlineData(typeof(PublishArticle))]
    [InlineData(typeof(ReleaseArticles))]
    [InlineData(typeof(ReprocessArticle))]
    [InlineData(typeof(ReprocessArticles))]
    [InlineData(typeof(WithdrawArticle))]
    [InlineData(typeof(OperatorFunctions))]
    public void Every_function_can_be_made_with_identities_and_telemetry(Type function)
    {
        using var host = Build(
            ("AzureWebJobsStorage:accountName", "newsroomhost"),
            ("ArticleStorage:blobServiceUri", "https://newsroom.blob.core.windows.net"),
            ("ArticleStorage:queueServiceUri", "https://newsroom.queue.core.windows.net"),
            ("ArticleStorage:tableServiceUri", "https://newsroom.table.core.windows.net"),
            ("ArticleStorage:credential", "managedidentity"),
            ("ArticleStorage:clientId", "5f0a1f4e-0000-4000-8000-000000000000"),
            ("Search:Endpoint", "https://newsroom.search.windows.net"),
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-4000-8000-000000000000"),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=5f0a1f4e-0000-4000-8000-000000000000;Authorization=AAD"));

        ActivatorUtilities.CreateInstance(host.Services, function).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Reading:MaxByts", "5", "Reading__MaxByts is not a setting; did you mean Reading__MaxBytes?")]
    [InlineData("ArticleStorag", "UseDevelopmentStorage=true", "ArticleStorag is not a setting; did you mean ArticleStorage?")]
    [InlineData("ReprocessSchedule", "0 0 22-2 * * *", "ReprocessSchedule has the range '22-2' for the hours, which ends before it starts")]
    public void A_setting_that_is_wrong_or_not_known_keeps_the_app_from_starting(string name, string value, string fault) =>
        Should.Throw<SettingsException>(
            () => Build(("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"), (name, value)))
            .Message.ShouldStartWith(fault);

    [Fact]
    public void Without_an_endpoint_the_embedded_text_analytics_run()
    {
        using var host = Build(("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"));

        host.Services.GetRequiredService<IOptions<EnrichmentOptions>>().Value.Providers.Default.ShouldBe("embedded");
    }

    [Fact]
    public void The_one_host_json_lies_beside_the_app()
    {
        using var host = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "host.json"));
        var settings = new ConfigurationBuilder().AddJsonStream(host).Build();

        settings["version"].ShouldBe("2.0");
        settings["telemetryMode"].ShouldBe("OpenTelemetry");
        settings["extensions:queues:maxDequeueCount"].ShouldBe("5");
        TimeSpan.Parse(settings["functionTimeout"]!, CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(new EnrichmentOptions().TotalTimeout);
    }

    /// <summary>As Program.cs does, with these settings instead of the machine's.</summary>
    internal static IHost Build(params (string Key, string? Value)[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Services.AddFunctionsPipeline(builder.Configuration).AddPipelineTelemetry(builder.Configuration);
        return builder.Build();
    }
}
