using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Loads the models of all languages a moment after the start: not before the first article, which they would delay, and not with the first
/// foreign one, which may come under memory load; loading takes 130 MB for a second.
/// </summary>
internal sealed class LanguageWarmUp(EmbeddedTextAnalytics analytics, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Delay, time, stoppingToken);
        TextDocument[] german = [new("1", "Der Bürgermeister eröffnete am Montag die Brücke.")];
        await Task.Run(
            () => analytics.Language.AnalyzeAsync(german, new AnalysisParameters(SummarySentences: 1, Opinions: false), stoppingToken),
            stoppingToken);

        // Loading leaves some 70 MB of large garbage, which would stay as holes between the models for the lifetime of the process.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
