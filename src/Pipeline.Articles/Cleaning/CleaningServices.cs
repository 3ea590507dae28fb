using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Cleaning;

/// <summary>Registers the cleaning stage.</summary>
public static class CleaningServices
{
    /// <summary>
    /// The configuration section of <see cref="CleaningOptions"/>, <see cref="DuplicateOptions"/> and <see cref="RevisionOptions"/>.
    /// </summary>
    public const string Section = "Cleaning";

    /// <summary>The configuration section of <see cref="WireOptions"/> and <see cref="WireFolderOptions"/>.</summary>
    public const string WireSection = "Wire";

    /// <summary>Adds the cleaning stage; settings from the sections <c>Cleaning</c> and <c>Wire</c>. It also needs reading.</summary>
    public static IServiceCollection AddCleaning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CleaningOptions>()
            .Bind(configuration.GetSection(Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<DuplicateOptions>()
            .Bind(configuration.GetSection(Section))
            .Validate(
                options => !Directory.Exists(options.FingerprintFile),
                "Cleaning__FingerprintFile is a folder; it has to be a file in one, such as fingerprints.db.")
            .ValidateOnStart();
        services.AddOptions<RevisionOptions>()
            .Bind(configuration.GetSection(Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<WireOptions>()
            .Bind(configuration.GetSection(WireSection))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WireOptions>, WireOptionsValidator>();
        services.AddOptions<WireFolderOptions>()
            .Bind(configuration.GetSection(WireSection))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WireFolderOptions>, WireFoldersValidator>();
        services.AddSingleton<WireFolders>();
        services.TryAddSingleton(new CleanerVersion(ArticleExtractor.RulesVersion));
        services.AddSingleton(provider => new ArticleExtractor(
            new ExtractionOptions
            {
                Reading = provider.GetRequiredService<IOptions<ReadingOptions>>().Value,
                Cleaning = provider.GetRequiredService<IOptions<CleaningOptions>>().Value,
                Wire = provider.GetRequiredService<IOptions<WireOptions>>().Value,
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ReaderProcesses>()));
        services.AddSingleton<FileParts>();
        services.AddSingleton<DuplicateFinder>();
        services.AddSingleton<InboxFileReader>();
        services.AddSingleton<WithdrawalRequests>();
        services.AddSingleton<RejectionWriter>();
        services.AddSingleton<StaleRows>();
        services.AddSingleton<InterruptedRuns>();
        services.AddSingleton<CleanedArticleWriter>();
        services.AddSingleton<PartRows>();
        services.AddSingleton<ItemFinder>();
        services.AddSingleton<UnmetKills>();
        services.AddSingleton<CaptureCleaner>();
        services.AddSingleton<PartsCleaner>();
        services.AddSingleton<PageCleaner>();
        services.TryAddSingleton<ExpansionLimits>();
        services.AddSingleton<ArchiveStart>();
        services.AddSingleton<ArchivePages>();
        services.AddSingleton<RangePlanner>();
        services.AddSingleton<RangeCleaner>();
        services.AddSingleton<ArchiveCompletion>();
        services.AddSingleton<CleaningStep>();
        services.AddSingleton<ExpansionStep>();
        services.AddSingleton<CleaningRetry>();
        return services;
    }
}
