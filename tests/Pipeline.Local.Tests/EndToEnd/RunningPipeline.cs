using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Reprocessing;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The local host inside the test's process, with a cleaner of any version and with a queue that can be told to fail.</summary>
internal static class RunningPipeline
{
    /// <summary>How many articles a run sends at most.</summary>
    public const int MaxArticles = 40;

    public static Task<LocalPipeline> StartAsync(
        LocalAccount account, int cleanerVersion, FailingQueue? queue, CancellationToken cancellationToken) =>
        LocalPipeline.StartAsync(Settings(account), logToConsole: false, new Progress<string>(), cancellationToken, services =>
        {
            services.AddSingleton(new CleanerVersion(cleanerVersion));
            services.Configure<QueuesOptions>(queues => queues.VisibilityTimeout = TimeSpan.FromMilliseconds(100));
            if (queue is not null)
            {
                var real = services.Last(service => service.ServiceType == typeof(IReprocessingQueue)).ImplementationType!;
                services.AddSingleton<IReprocessingQueue>(
                    provider => queue.Over((IReprocessingQueue)ActivatorUtilities.CreateInstance(provider, real)));
            }
        });

    public static IConfiguration Settings(LocalAccount account) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ArticleStorage"] = account.ConnectionString,
            ["Local:DataFolder"] = account.DataFolder,
            ["Search:Path"] = Path.Combine(account.DataFolder, "operate.db"),
            ["ReprocessSchedule"] = "0 0 0 1 1 *",
            ["Enrichment:Features"] = "Language",
            ["Reprocessing:MaxArticles"] = $"{MaxArticles}",
            ["Reprocessing:MaxFilesLooked"] = "50",
            ["Reprocessing:MaxPerMinute"] = "600",
            ["Subscriptions:0:Name"] = "everything",
            ["Subscriptions:0:Queue"] = "subscriber-everything",
        })
        .Build();
}
