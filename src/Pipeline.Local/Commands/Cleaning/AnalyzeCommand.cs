using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands.Cleaning;

/// <summary><c>analyze PATH|-|URL... [--out DIR|-]</c>: as <c>clean</c>, and the embedded text analytics.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var output = PathArguments.Output();
        var command = new Command(
            "analyze", "Reads, cleans and analyses files or a web page with the embedded text analytics; writes JSON. Works offline.")
        { output };
        var inputs = new InputOptions();
        inputs.AddTo(command);
        var pages = new PageOptions();
        pages.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                using var services = OfflineServices.Build();
                var extractor = services.GetRequiredService<ArticleExtractor>();
                var version = services.GetRequiredService<CleanerVersion>();
                var analyzer = services.GetRequiredService<ArticleAnalyzer>();
                async Task<string> Process(ExtractedArticle article, CancellationToken tokenForOne) =>
                    CliJson.Serialize(await analyzer.EnrichAsync(CleanedArticle.From(article, version), tokenForOne));
                using var opened = await inputs.OpenAsync(arguments, services, token);
                var run = new OfflineRun(
                    extractor.Extract,
                    explains: false,
                    async (article, tokenForOne) => OfflineDocument.Json(await Process(article, tokenForOne)),
                    pages.Create(arguments, services, Process));
                return await run.RunAsync(opened.Files, PathArguments.Target(arguments.GetValue(output)), token);
            },
            cancellationToken));
        return command;
    }
}
