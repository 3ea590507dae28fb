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

    [Fact]
    public void An_account_to_sign_in_to_with_an_identity_is_refused_before_anything_starts()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{LocalSettings.Storage}:blobServiceUri"] = "https://newsroom.blob.core.windows.net",
            [$"{LocalSettings.Storage}:queueServiceUri"] = "https://newsroom.queue.core.windows.net",
            [$"{LocalSettings.Storage}:tableServiceUri"] = "https://newsroom.table.core.windows.net",
        }).Build();

        Should.Throw<InvalidOperationException>(() => LocalHost.CheckSettings(configuration))
            .Message.ShouldContain("Set ArticleStorage to a connection string");
    }
}
