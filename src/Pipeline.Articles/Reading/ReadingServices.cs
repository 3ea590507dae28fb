using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Reading;

/// <summary>Registers reading.</summary>
public static class ReadingServices
{
    /// <summary>Adds it; settings from section <c>Reading</c>.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReadingOptions>()
            .Bind(configuration.GetSection(ReadingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IReaderLauncher, SameExecutable>();
        services.AddSingleton<ReaderProcesses>();
        services.AddSingleton<ArticleReader>();
        services.AddSingleton<ReadingRoom>();
        return services;
    }
}
