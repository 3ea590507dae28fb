using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Tests.Hosting;

public sealed class LocalHostTests
{
    [Fact]
    public void The_storage_that_was_chosen_wins_over_the_one_that_the_environment_names()
    {
        // A name of its own, since tests that run meanwhile read the environment too.
        var setting = $"Chosen{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(setting, "by the environment");
        var data = Directory.CreateTempSubdirectory("article-pipeline-host-");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                [LocalSettings.Storage] = "UseDevelopmentStorage=true",
                [LocalSettings.DataFolder] = data.FullName,
                [setting] = "by the command",
            }).Build();

            using var host = LocalHost.Build(configuration, new EmbeddedTextAnalytics(), logToConsole: false);

            host.Services.GetRequiredService<IConfiguration>()[setting].ShouldBe("by the command");
        }
        finally
        {
            Environment.SetEnvironmentVariable(setting, null);
            data.Delete(recursive: true);
        }
    }
}
