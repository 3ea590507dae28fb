using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands;

/// <summary><c>clean PATH... [--out DIR|-] [--url GLOB] [--only html] [--skip N] [--explain [--json]]</c>: reading and cleaning only; no storage, no host.</summary>
internal static class CleanCommand
{
    public static Command Create()
    {
        var paths = PathArguments.Files();
        var output = PathArguments.Output();
        var explain = new Option<bool>("--explain")
        {
            Description =
                "Shows every block of each page: kept or dropped, its classification, its score and the reason. Prints text, or JSON with "
                + "--json or --out.",
        };
        var json = new Option<bool>("--json") { Description = "JSON lines on standard output (the default, except with --explain)." };
        var command = new Command("clean", "Reads and cleans files; writes JSON. Works offline.") { paths, output, explain, json };
        var pages = new PageOptions();
        pages.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                var files = InputFile.Find(arguments.GetRequiredValue(paths));
                var folder = PathArguments.Folder(arguments.GetValue(output));
                using var services = OfflineServices.Build();
                var extractor = services.GetRequiredService<ArticleExtractor>();
                var version = services.GetRequiredService<CleanerVersion>();
                if (!arguments.GetValue(explain))
                {
                    Task<string> Process(ExtractedArticle article, CancellationToken tokenForOne) =>
                        Task.FromResult(CliJson.Serialize(CleanedArticle.From(article, version)));
                    var clean = new OfflineRun(extractor.Extract, explains: false, Process, pages.Create(arguments, services, Process));
                    return await clean.RunAsync(files, folder, token);
                }

                if (folder is null && !arguments.GetValue(json))
                {
                    return await new ExplainRun(extractor, version, new ExplainReport(Terminal.Output())).RunAsync(files, token);
                }

                var explained = new OfflineRun(
                    extractor.Explain,
                    explains: true,
                    (article, _) => Task.FromResult(CliJson.Serialize(ExplainedArticle.From(article, version))));
                return await explained.RunAsync(files, folder, token);
            },
            cancellationToken));
        return command;
    }
}
