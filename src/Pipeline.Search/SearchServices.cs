using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Publishing;
using Pipeline.Search.AzureSearch;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search;

/// <summary>Registers the search index.</summary>
public static class SearchServices
{
    private const int MaxRetries = 5;

    /// <summary>
    /// Adds the index as <see cref="ISearchIndex"/> and <see cref="ISearchIndexProvisioner"/>, both singletons; settings from section <c>Search</c>. Azure AI
    /// Search signs in with the <see cref="TokenCredential"/> among the services, else with <see cref="DefaultAzureCredential"/>, and goes through the
    /// <see cref="HttpPipelineTransport"/> among them, if there is one.
    /// </summary>
    public static IServiceCollection AddSearchIndex(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SearchOptions>, SearchOptionsValidator>();
        services.AddOptions<SearchOptions>().Bind(configuration.GetSection(SearchOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return string.IsNullOrWhiteSpace(configuration.GetSection(SearchOptions.Section)[nameof(SearchOptions.Endpoint)])
            ? services.AddSqliteIndex()
            : services.AddAzureIndex();
    }

    private static IServiceCollection AddSqliteIndex(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Path!))
            .AddSingleton<SqliteSearchIndex>()
            .AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<SqliteSearchIndex>())
            .AddSingleton<ISearchIndexProvisioner>(provider => provider.GetRequiredService<SqliteSearchIndex>());

    private static IServiceCollection AddAzureIndex(this IServiceCollection services) =>
        services
            .AddSingleton(CreateIndexClient)
            .AddSingleton(provider => provider.GetRequiredService<SearchIndexClient>().GetSearchClient(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Index))
            .AddSingleton<AzureIndexProvisioner>()
            .AddSingleton<ISearchIndexProvisioner>(provider => provider.GetRequiredService<AzureIndexProvisioner>())
            .AddSingleton<BatchWriter>()
            .AddSingleton<ISearchIndex, AzureSearchIndex>();

    private static SearchIndexClient CreateIndexClient(IServiceProvider provider)
    {
        var options = new SearchClientOptions();
        options.Retry.MaxRetries = MaxRetries;
        if (provider.GetService<HttpPipelineTransport>() is { } transport)
        {
            options.Transport = transport;
        }

        return new SearchIndexClient(
            new Uri(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Endpoint!),
            provider.GetService<TokenCredential>() ?? new DefaultAzureCredential(),
            options);
    }
}
