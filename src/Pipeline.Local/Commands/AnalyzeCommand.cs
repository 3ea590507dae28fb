using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Reading;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands;

/// <summary><c>analyze PATH... [--out DIR]</c>: as <c>clean</c>, and the embedded text analytics.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var paths = PathArguments.Files();
        var output = PathArguments.Output();
        var command = new Command("analyze", "Reads, cleans and analyses files with the embedded text analytics; writes JSON. No storage, no host.") { paths, output };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                using var services = OfflineServices.Build();
                var reader = services.GetRequiredService<ArticleReader>();
                var cleaner = services.GetRequiredService<ArticleCleaner>();
                var analyzer = services.GetRequiredService<ArticleAnalyzer>();
                var run = new OfflineRun(reader, cleaner, async (source, budget, tokenForOne) =>
                {
                    var cleaned = cleaner.Clean(source, budget, tokenForOne);
                    return CliJson.Serialize(await analyzer.EnrichAsync(cleaned, tokenForOne));
                });
                return await run.RunAsync(InputFile.Find(arguments.GetRequiredValue(paths)), arguments.GetValue(output), token);
            },
            cancellationToken));
        return command;
    }
}
