using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Reading;

/// <summary>Registers reading.</summary>
public static class ReadingServices
{
    /// <summary>The configuration section of <see cref="ReadingOptions"/> and <see cref="ReaderProcessOptions"/>.</summary>
    public const string Section = "Reading";

    /// <summary>Adds reading; settings from section <c>Reading</c>.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReadingOptions>()
            .Bind(configuration.GetSection(Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ReaderProcessOptions>()
            .Bind(configuration.GetSection(Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IReaderLauncher, SameExecutable>();
        services.AddSingleton<ReaderProcesses>();
        services.AddSingleton<ReadingAdmission>();
        return services;
    }
}
