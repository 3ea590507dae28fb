using System.Text.RegularExpressions;
using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Infra.Tests.Bicep;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Infra.Tests;

/// <summary>The app settings against those that the code reads. The page of settings is held to the code's options by its own test.</summary>
public sealed partial class SettingsTests(BicepFixture bicep)
{
    // Read by the host and the SDKs. Program.cs reads those of telemetry too.
    private static readonly string[] OfTheHost =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
    ];

    // Settings without a default that a deployment does not set, each for a reason.
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["ArticleStorage"] = "a connection string holds a key",
        ["Language__Key"] = "a key",
        ["Search__Path"] = "a file of one machine",
        ["Cleaning__FingerprintFile"] = "a file of one machine",
        ["Stories__FindStories"] = "a request or more an article: for who wants it",
        ["Stories__StoryFile"] = "a file of one machine",
        ["Local__*"] = "one machine's own",
        ["Enrichment__Providers__*"] = "follows from Language__Endpoint",
        ["Webhooks__Secrets__*"] = "a secret, from a key vault",
        ["Subscriptions__N__Webhook"] = "an address may give access: in moreSettings",
        ["Subscriptions__N__Secret"] = "the name of a webhook's secret",
        ["Wire__*"] = "who drops where, and which agencies, is the operator's own",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "telemetry goes to Application Insights",
    };

    [BicepFact]
    public void Every_setting_of_the_template_is_one_that_the_code_or_the_host_reads() =>
        Deployed().Where(name => !name.StartsWith("Subscriptions__N__Filter__", StringComparison.Ordinal))
            .ShouldBeSubsetOf([.. Documented().Keys, .. OfTheHost]);

    [BicepFact]
    public void Every_setting_without_a_default_is_set_or_left_out_for_a_reason()
    {
        // Conditions of subscriptions are each subscriber's own, and a file of them is for who has no such settings.
        var documented = Documented();
        var needed = documented
            .Where(setting => !HasDefault(setting.Value) && !setting.Key.StartsWith("Subscriptions__N__Filter", StringComparison.Ordinal)
                && setting.Key != "SubscriptionsFile")
            .Select(setting => setting.Key)
            .Concat(ReadByProgram().Where(name => !HasDefault(documented.GetValueOrDefault(name, "–"))));

        needed.Where(name => !LeftOut.Keys.Any(pattern => Matches(pattern, name))).ShouldBeSubsetOf(Deployed());
    }

    [Fact]
    public void Every_setting_that_the_functions_app_reads_by_name_is_documented_or_the_hosts() =>
        ReadByProgram().ShouldBeSubsetOf([.. Documented().Keys, .. OfTheHost, "OTEL_EXPORTER_OTLP_ENDPOINT"]);

    [Fact]
    public void Every_section_that_the_code_reads_is_among_the_settings_held_to_the_template()
    {
        string[] deployed = ["Pipeline.Articles", "Pipeline.AzureLanguage", "Pipeline.Functions", "Pipeline.Search", "Pipeline.Storage"];
        var sections = deployed
            .SelectMany(
                project =>
                Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => SectionRead().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ToList();

        sections.ShouldBe(
            [
                "ArticleStorage", "Cleaning", "Delivery", "Enrichment", "Handover", "Language", "Reading", "Removals", "Reprocessing",
                "Search", "Stories", "Subscriptions", "Webhooks", "Wire",
            ],
            ignoreOrder: true);
        sections.ShouldAllBe(section => Documented().Keys.Any(name => name.StartsWith(section + "__", StringComparison.Ordinal)));
    }

    [BicepFact]
    public void What_is_left_out_is_left_out_and_still_read()
    {
        string[] read = [.. Documented().Keys, .. ReadByProgram()];

        LeftOut.Keys.ShouldAllBe(pattern => read.Any(name => Matches(pattern, name)));
        LeftOut.Keys.ShouldAllBe(pattern => !Deployed().Any(name => Matches(pattern, name)));
    }

    [BicepFact]
    public void A_subscription_is_settings_and_more_settings_override_what_is_made()
    {
        var settings = bicep.Custom.Settings;

        settings.Where(setting => setting.Key.StartsWith("Subscriptions__0__", StringComparison.Ordinal))
            .Select(setting => $"{setting.Key}={setting.Value}").ShouldBe(
            [
                "Subscriptions__0__Name=china-desk", "Subscriptions__0__Queue=china", "Subscriptions__0__Filter__Languages__0=en",
                "Subscriptions__0__Filter__Languages__1=zh", "Subscriptions__0__Filter__Entities__0=Location:China",
                "Subscriptions__0__Filter__MinWords=300",
            ],
            ignoreOrder: true);
        settings["Enrichment__Features"].ShouldBe("Entities");
        settings["ReprocessSchedule"].ShouldBe("0 0 5 * * *");
        bicep.Custom.NamesIn(bicep.Custom.ArticleAccount, "queueServices/queues").ShouldContain("china");
    }

    [BicepFact]
    public async Task The_parameters_that_the_page_of_deployment_shows_are_deployed()
    {
        var sample = Sample().Match(RepositoryFiles.Read("infra/README.md")).Groups["bicep"].Value;

        var settings = (await bicep.Compiler.PredictAsync($"{BicepFixture.Parameters}\n{sample}")).Settings;

        settings["Subscriptions__0__Filter__Entities__0"].ShouldBe("Location:China");
        settings["Enrichment__Features"].ShouldBe("Entities,Summary");
    }

    [BicepFact]
    public void The_pipeline_takes_the_settings_as_they_are()
    {
        foreach (var deployment in new[] { bicep.Public, bicep.Private, bicep.Custom })
        {
            // What only Azure can work out, an address or a client id, is an expression.
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(deployment.Settings.Select(setting => KeyValuePair.Create(
                    setting.Key.Replace("__", ":", StringComparison.Ordinal),
                    (string?)(setting.Value.StartsWith('[') ? "https://newsroom.example" : setting.Value))))
                .Build();
            using var services = new ServiceCollection()
                .AddLogging()
                .AddArticlePipeline(configuration)
                .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
                .UseTextAnalyses(FeatureProviders.Embedded)
                .AddPipelineStorage(configuration)
                .AddSearchIndex(configuration)
                .BuildServiceProvider();

            Should.NotThrow(() => services.GetRequiredService<IStartupValidator>().Validate());
        }
    }

    [BicepFact]
    public void The_host_and_the_articles_have_an_account_each()
    {
        var settings = bicep.Public.Settings;

        settings["AzureWebJobsStorage__blobServiceUri"].ShouldContain("hostStorage");
        settings["ArticleStorage__blobServiceUri"].ShouldContain("articleStorage");
    }

    [BicepFact]
    public void Flex_consumption_gets_no_setting_that_it_refuses()
    {
        // learn.microsoft.com/azure/azure-functions/functions-app-settings, "Flex Consumption plan deprecations"
        string[] refused =
        [
            "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
            "FUNCTIONS_MAX_HTTP_CONCURRENCY",
            "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED", "SCM_DO_BUILD_DURING_DEPLOYMENT",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
            "WEBSITE_CONTENTOVERVNET", "WEBSITE_CONTENTSHARE", "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
            "WEBSITE_NODE_DEFAULT_VERSION",
            "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_SKIP_CONTENTSHARE_VALIDATION", "WEBSITE_VNET_ROUTE_ALL",
            "XDT_MicrosoftApplicationInsights_Mode",
        ];

        bicep.Public.Settings.Keys.Intersect(refused, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;

    private static bool HasDefault(string value) => value != "–" && !value.StartsWith("on one machine", StringComparison.Ordinal);

    private IEnumerable<string> Deployed() => bicep.Public.Settings.Keys.Select(key => Number().Replace(key, "__N")).Distinct();

    private static Dictionary<string, string> Documented() =>
        File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "configuration.md"))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    /// <summary>What the Functions app, which is not built here, reads by name or binds to an options class of its own.</summary>
    private static IEnumerable<string> ReadByProgram() => new[] { "Pipeline.AzureLanguage", "Pipeline.Functions" }
        .SelectMany(
            project => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Select(File.ReadAllText)
        .SelectMany(source => ReadByName().Matches(source)
            .Select(match => match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal))
            .Concat(Bound(source)))
        .Distinct();

    private static IEnumerable<string> Bound(string source) =>
        SectionRead().Match(source) is { Success: true } section
            ? Setting().Matches(source).Select(match => $"{section.Groups["name"].Value}__{match.Groups["name"].Value}")
            : [];

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z_]+)` \| (?<value>.*?) \| ", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("```bicep\n(?<bicep>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("__[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("""(const string \w*Section = |GetSection\()"(?<name>[A-Za-z]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex SectionRead();

    [GeneratedRegex(@"public \S+ (?<name>[A-Za-z]+) \{ get; set; \}", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();

    [GeneratedRegex("""(configuration\["|TimerTrigger\("%)(?<name>[A-Za-z_:]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ReadByName();
}
