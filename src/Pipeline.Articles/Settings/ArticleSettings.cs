using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Reading;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Settings;

/// <summary>The settings that the stages read. A host adds the settings of its storage and its index, and its own.</summary>
public static class ArticleSettings
{
    /// <summary>Their sections; <c>Language</c> with what <c>Pipeline.AzureLanguage</c> reads, in the hosts that have it.</summary>
    public static IReadOnlyList<SettingsSection> Sections { get; } =
    [
        SettingsSection.Of<ReadingOptions, ReaderProcessOptions>(ReadingServices.Section),
        SettingsSection.Of<CleaningOptions, DuplicateOptions, RevisionOptions>(CleaningServices.Section),
        SettingsSection.Of<WireOptions, WireFolderOptions>(CleaningServices.WireSection),
        SettingsSection.Of<EnrichmentOptions>(EnrichmentOptions.Section),
        SettingsSection.Of<BudgetOptions>(
            BudgetOptions.Section, "Endpoint", "Key", "ApiVersion", "EntitiesModelVersion", "PiiModelVersion"),
        SettingsSection.Of<StoryOptions>(StoryOptions.Section),
        SettingsSection.Of<HandoverOptions>(HandoverOptions.Section),
        SettingsSection.Of<DeliveryOptions>(DeliveryOptions.Section),
        SettingsSection.Of<WebhookOptions>(WebhookOptions.Section),
        SettingsSection.Of<RemovalOptions>(RemovalOptions.Section),
        SettingsSection.Of<ReprocessingOptions>(ReprocessingOptions.Section),
        SettingsSection.List("Subscriptions"),
    ];

    /// <summary>The names outside the sections.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(PublishingOptions.SubscriptionsFile), CronSchedule.Setting];
}
