using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Hosting.Language;

/// <summary>A build without Azure AI Language, whose client is not on every mirror of nuget.org.</summary>
internal static class LanguageService
{
    private const string Endpoint = "Language:Endpoint";

    /// <summary>What keeps a host from starting: a resource that would silently not be used.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) => string.IsNullOrWhiteSpace(configuration[Endpoint])
        ? []
        : [
            "Language__Endpoint is set, but this build is without Azure AI Language. Build it with -p:WithAzureLanguage=true "
                + "(dotnet publish does), or remove Language__Endpoint: the embedded text analytics run then.",
        ];

    /// <summary>Adds nothing.</summary>
    public static IServiceCollection AddLanguageService(this IServiceCollection services, IConfiguration configuration) => services;
}
