using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Settings;

namespace Pipeline.Articles.Tests.Settings;

/// <summary>A mistyped setting is said, and what belongs to somebody else is left alone.</summary>
public sealed class SettingsCheckTests
{
    private static readonly SettingsCheck Check = new(
        [.. ArticleSettings.Sections, SettingsSection.Of("ArticleStorage", "blobServiceUri", "queueServiceUri")],
        [.. ArticleSettings.Names, "ArticleStorage"]);

    [Theory]
    [InlineData("Reading__MaxByts", "5", "Reading__MaxByts is not a setting; did you mean Reading__MaxBytes?")]
    [InlineData("Reading__Colour", "5", "Reading__Colour is not a setting. Reading has MaxBytes, ")]
    [InlineData(
        "Enrichment__Providers__Sentimnt", "azure",
        "Enrichment__Providers__Sentimnt is not a setting; did you mean Enrichment__Providers__Sentiment?")]
    [InlineData("Language__Endpont", "https://x", "Language__Endpont is not a setting; did you mean Language__Endpoint?")]
    [InlineData(
        "ArticleStorage__blobServiceUrl", "https://x",
        "ArticleStorage__blobServiceUrl is not a setting; did you mean ArticleStorage__blobServiceUri?")]
    [InlineData("Reading__MaxBytes__0", "5", "Reading__MaxBytes has a single value and no settings below it (Reading__MaxBytes__0).")]
    public void A_name_in_a_section_of_ours_that_is_not_known_is_a_fault(string name, string value, string fault) =>
        Faults((name, value)).ShouldHaveSingleItem().ShouldStartWith(fault);

    [Theory]
    [InlineData(
        "Wire__Providers__NTB__TimeZon", "Europe/Oslo",
        "Wire__Providers__NTB__TimeZon is not a setting; did you mean Wire__Providers__NTB__TimeZone?")]
    [InlineData("Wire__Providers__NTB", "Europe/Oslo", "Wire__Providers__NTB is not a setting; it has TimeZone, Aliases below it.")]
    [InlineData(
        "Wire__Providers__SW__Alias", "Skerry Wire",
        "Wire__Providers__SW__Alias is not a setting; did you mean Wire__Providers__SW__Aliases?")]
    [InlineData("Wire__Providers__SW__Aliases__0", "Skerry Wire", "Wire__Providers__SW__Aliases has a single value")]
    [InlineData("Wire__Folder", "agencies", "Wire__Folder is not a setting; did you mean Wire__Folders?")]
    [InlineData("Reading__MaxBytes", "10 MB", "Reading__MaxBytes is '10 MB'; it has to be a whole number.")]
    [InlineData("Reading__MaxBytes", "0", "Reading__MaxBytes is '0'; it has to be a whole number from 1 to 1000000000.")]
    [InlineData("Reading__MaxTime", "60", "Reading__MaxTime is '60'; it has to be a time as hh:mm:ss from 00:00:01 to 00:09:00.")]
    [InlineData("Cleaning__FindDuplicates", "yes", "Cleaning__FindDuplicates is 'yes'; it has to be true or false.")]
    [InlineData(
        "Enrichment__Features", "Language,Entites", "Enrichment__Features names 'Entites', which is not known; did you mean 'Entities'?")]
    [InlineData("Enrichment__Features", "512", "Enrichment__Features names '512', which is not known.")]
    public void A_value_of_another_kind_or_out_of_its_range_is_a_fault(string name, string value, string fault) =>
        Faults((name, value)).ShouldHaveSingleItem().ShouldStartWith(fault);

    [Theory]
    [InlineData("ArticleStorag", "x", "ArticleStorag is not a setting; did you mean ArticleStorage?")]
    [InlineData("SubscriptionsFil", "x", "SubscriptionsFil is not a setting; did you mean SubscriptionsFile?")]
    [InlineData("ReprocessingSchedule", "0 0 4 * * *", "ReprocessingSchedule is not a setting; did you mean ReprocessSchedule?")]
    [InlineData("Readng__MaxBytes", "5", "Readng__MaxBytes is not a setting; did you mean Reading__MaxBytes?")]
    [InlineData("Subscription__0__Name", "x", "Subscription__0 is not a setting; did you mean Subscriptions__0?")]
    [InlineData(
        "ArticleStorge__blobServiceUri", "https://x",
        "ArticleStorge__blobServiceUri is not a setting; did you mean ArticleStorage__blobServiceUri?")]
    [InlineData("Reading_MaxBytes", "5", "Reading_MaxBytes is not a setting; did you mean Reading__MaxBytes?")]
    public void A_name_beside_the_sections_that_is_plainly_meant_for_one_of_ours_is_a_fault(string name, string value, string fault) =>
        Faults((name, value)).ShouldHaveSingleItem().ShouldBe(fault);

    [Theory]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage__blobServiceUri")]
    [InlineData("AzureWebJobs.ReprocessArticles.Disabled")]
    [InlineData("APPINSIGHTS_INSTRUMENTATIONKEY")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("APPSETTING_ArticleStorage")]
    [InlineData("APPSETTING_Reading__MaxBytes")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("Logging__LogLevel__Default")]
    [InlineData("LANGUAGE")]
    [InlineData("LANGUAGE_KEY")]
    [InlineData("LANGUAGE_ENDPOINT")]
    [InlineData("SEARCH_PATH")]
    [InlineData("ARTICLE_STORAGE")]
    [InlineData("READING")]
    [InlineData("Locale__Name")]
    [InlineData("Storage")]
    [InlineData("PATH")]
    public void What_is_somebody_elses_is_left_alone(string name) => Faults((name, "whatever")).ShouldBeEmpty();

    [Theory]
    [InlineData("reading__maxbytes", "5")]
    [InlineData("READING__MAXBYTES", "5")]
    [InlineData("Enrichment__Features", "language, Entities")]
    [InlineData("ReprocessSchedule", "0 30 4 * * mon-fri")]
    [InlineData("Subscriptions__0__Filter__Languages__0", "en")]
    [InlineData("ArticleStorage", "UseDevelopmentStorage=true")]
    public void What_is_right_is_no_fault_whatever_its_letter_case(string name, string value) => Faults((name, value)).ShouldBeEmpty();

    [Fact]
    public void All_faults_are_named_together()
    {
        var faults = Faults(
            ("Reading__MaxByts", "5"), ("Delivery__MaxAttempts", "many"), ("ReprocessSchedule", "0 0 22-2 * * *"), ("ArticleStorag", "x"));

        faults.Count.ShouldBe(4);
        new SettingsException(faults).Message.Split('\n').Length.ShouldBe(5);
    }

    private static IReadOnlyList<string> Faults(params (string Name, string Value)[] settings) => Check.Faults(
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(
                setting => KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build());
}
