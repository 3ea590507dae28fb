using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.AzureLanguage;

namespace Pipeline.Functions.Hosting.Language;

/// <summary>Azure AI Language, in a build that has it (<c>WithAzureLanguage</c>).</summary>
internal static class LanguageService
{
    /// <summary>What keeps a host from starting: nothing.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) => [];

    /// <summary>Adds it where the settings name a resource.</summary>
    public static IServiceCollection AddLanguageService(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services.AddAzureLanguage(configuration);
    }
}
