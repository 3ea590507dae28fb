using System.CommandLine;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Enrichment;
using Pipeline.Local;
using Pipeline.Local.Commands;
using Pipeline.Local.Hosting;
using Pipeline.Local.Hosting.Leasing;

namespace Pipeline.Faults.Hosting;

/// <summary>
/// <c>host</c>: the local host as <c>articles serve</c> runs it, but for what the settings below <c>Faults</c> change. The runs start it in
/// processes of its own.
/// </summary>
internal static class HostCommand
{
    /// <summary>Seconds for which a message is hidden from others; a short run cannot wait for a minute.</summary>
    public const string LeaseSeconds = "Faults:LeaseSeconds";

    /// <summary>Seconds for which each fault of text analytics lasts; without it there are none.</summary>
    public const string AnalyticsSeconds = "Faults:AnalyticsSeconds";

    /// <summary>How often each fault comes.</summary>
    public const string AnalyticsRounds = "Faults:AnalyticsRounds";

    /// <summary>What the settings call the faulty text analytics.</summary>
    public const string FaultyProvider = "faulty";

    public static Command Create()
    {
        var command = new Command("host", "The local host with faults built in; started by the other commands.") { Hidden = true };
        command.SetAction((_, cancellationToken) => CommandRunner.RunAsync(RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load();
        await using var pipeline = await LocalPipeline.StartAsync(
            settings, logToConsole: true, new Progress<string>(), cancellationToken, services => Configure(services, settings));
        Console.WriteLine("Running.");
        await Task.Delay(Timeout.Infinite, cancellationToken)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return ExitCodes.Success;
    }

    private static void Configure(IServiceCollection services, IConfiguration settings)
    {
        if (settings.GetValue<double?>(LeaseSeconds) is { } seconds)
        {
            services.AddSingleton(new LeaseOptions { Duration = TimeSpan.FromSeconds(seconds) });
        }

        if (settings.GetValue<double?>(AnalyticsSeconds) is { } stretch)
        {
            AddFaultyAnalytics(
                services, new FaultySchedule(TimeProvider.System, TimeSpan.FromSeconds(stretch), settings.GetValue(AnalyticsRounds, 1)));
        }
    }

    private static void AddFaultyAnalytics(IServiceCollection services, FaultySchedule schedule)
    {
        Add(embedded => embedded.Language);
        Add(embedded => embedded.Entities);
        Add(embedded => embedded.KeyPhrases);
        Add(embedded => embedded.Sentiment);
        Add(embedded => embedded.Summary);

        void Add<TResult>(Func<EmbeddedTextAnalytics, ITextAnalysis<TResult>> feature)
            where TResult : class => services.AddTextAnalysis(
                FaultyProvider,
                provider =>
                    new FaultyAnalysis<TResult>(
                    feature(provider.GetRequiredService<EmbeddedTextAnalytics>()), schedule, TimeProvider.System));
    }
}
