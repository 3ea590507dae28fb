using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Search.AzureSearch;
using Pipeline.Search.Sqlite;
using Pipeline.Search.Stories;

namespace Pipeline.Search;

/// <summary>Registers the search index.</summary>
public static class SearchServices
{
    private const int MaxRetries = 5;

    /// <summary>Batches on their way to the service at once.</summary>
    private const int AzureConcurrency = 4;

    /// <summary>What a token for the service's data is asked for.</summary>
    private const string Scope = "https://search.azure.com/.default";

    /// <summary>
    /// Adds the sketches that stories are found by (<see cref="IStorySketches"/>), and the index as <see cref="ISearchIndex"/> and <see cref="ISearchIndexProvisioner"/>, both singletons, and the embedded one as
    /// <see cref="IArticleTrends"/> too; settings from section <c>Search</c>. Azure AI
    /// Search signs in with the <see cref="TokenCredential"/> among the services, else with <see cref="DefaultAzureCredential"/>, and goes
    /// through the
    /// <see cref="HttpPipelineTransport"/> among them, if there is one.
    /// </summary>
    public static IServiceCollection AddSearchIndex(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SearchOptions>, SearchOptionsValidator>();
        services.AddOptions<SearchOptions>().Bind(configuration.GetSection(SearchOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStorySketches, StorySketches>();
        return string.IsNullOrWhiteSpace(configuration.GetSection(SearchOptions.Section)[nameof(SearchOptions.Endpoint)])
            ? services.AddSqliteIndex()
            : services.AddAzureIndex();
    }

    private static IServiceCollection AddSqliteIndex(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Path!))
            .AddSingleton<SqliteSearchIndex>()
            .AddSingleton<IArticleTrends, SqliteTrends>()
            .AddSingleton<IStoryList, SqliteStories>()
            .AddSingleton<ISearchIndex>(
                provider =>
                new CoalescingIndex(
                provider.GetRequiredService<SqliteSearchIndex>(), concurrency: 1, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ISearchIndexProvisioner>(provider => provider.GetRequiredService<SqliteSearchIndex>());

    private static IServiceCollection AddAzureIndex(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new SearchIndexClient(EndpointOf(provider), CredentialOf(provider), CreateOptions(provider)))
            .AddSingleton(provider => new AliasClient(
                EndpointOf(provider),
                HttpPipelineBuilder.Build(CreateOptions(provider), new BearerTokenAuthenticationPolicy(CredentialOf(provider), Scope))))
            .AddSingleton(provider => new SemanticRanker(
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILogger<SemanticRanker>>() ?? NullLogger<SemanticRanker>.Instance))
            .AddSingleton<AzureIndexFactory>()
            .AddSingleton<AzureIndexProvisioner>()
            .AddSingleton<ISearchIndexProvisioner>(provider => provider.GetRequiredService<AzureIndexProvisioner>())
            .AddSingleton(provider => provider.GetRequiredService<AzureIndexFactory>()
                .Create(provider.GetRequiredService<IOptions<SearchOptions>>()
                    .Value.Index, provider.GetRequiredService<AzureIndexProvisioner>()))
            .AddSingleton<IStoryList>(provider => new AzureStories(
                provider.GetRequiredService<SearchIndexClient>()
                    .GetSearchClient(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Index),
                provider.GetRequiredService<AzureIndexProvisioner>()))
            .AddSingleton<ISearchIndex>(provider => new CoalescingIndex(
                provider.GetRequiredService<AzureSearchIndex>(), AzureConcurrency, provider.GetRequiredService<TimeProvider>()));

    private static Uri EndpointOf(IServiceProvider provider) => new(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Endpoint!);

    private static TokenCredential CredentialOf(IServiceProvider provider) =>
        provider.GetService<TokenCredential>() ?? new DefaultAzureCredential();

    private static SearchClientOptions CreateOptions(IServiceProvider provider)
    {
        var options = new SearchClientOptions();
        options.Retry.MaxRetries = MaxRetries;
        if (provider.GetService<HttpPipelineTransport>() is { } transport)
        {
            options.Transport = transport;
        }

        return options;
    }
}
