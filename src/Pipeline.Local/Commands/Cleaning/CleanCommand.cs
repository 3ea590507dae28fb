using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands.Cleaning;

/// <summary>
/// <c>clean PATH|-|URL... [--out DIR|-] [--format F] [--url GLOB] [--only html] [--skip N] [--explain [--json]]</c>: reading and cleaning
/// only; no storage, no host.
/// </summary>
internal static class CleanCommand
{
    public static Command Create()
    {
        var output = PathArguments.Output();
        var format = new Option<string>("--format")
        {
            Description =
                "json: a document per line; text, markdown or html: the article for people. A rejected file is only in JSON, and on standard "
                + "error.",
            DefaultValueFactory = _ => ArticleFormat.Json.Name,
        };
        format.AcceptOnlyFromAmong([.. ArticleFormat.All.Select(known => known.Name)]);
        var explain = new Option<bool>("--explain")
        {
            Description =
                "Shows every block of each page: kept or dropped, its classification, its score and the reason. Prints text, or JSON with "
                + "--json or --out.",
        };
        var json = new Option<bool>("--json") { Description = "JSON lines on standard output (the default, except with --explain)." };
        var command = new Command("clean", "Reads and cleans files or a web page; writes JSON, text, Markdown or HTML. Works offline.");
        var inputs = new InputOptions();
        inputs.AddTo(command);
        foreach (var option in new Option[] { output, format, explain, json })
        {
            command.Options.Add(option);
        }

        var pages = new PageOptions();
        pages.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(format) is { Implicit: false } && (result.GetValue(explain) || result.GetValue(json)))
            {
                result.AddError("--format goes neither with --explain nor with --json.");
            }
        });
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                var folder = PathArguments.Target(arguments.GetValue(output));
                using var services = OfflineServices.Build();
                using var opened = await inputs.OpenAsync(arguments, services, token);
                var extractor = services.GetRequiredService<ArticleExtractor>();
                var version = services.GetRequiredService<CleanerVersion>();
                if (!arguments.GetValue(explain))
                {
                    var chosen = ArticleFormat.All.Single(known => known.Name == arguments.GetValue(format));
                    // Only JSON has lines, so that an archive of any size can be written as it is read.
                    var archives = chosen == ArticleFormat.Json
                        ? pages.Create(
                            arguments, services, (article, _) => Task.FromResult(CliJson.Serialize(CleanedArticle.From(article, version))))
                        : null;
                    var clean = new OfflineRun(
                        extractor.Extract,
                        explains: false,
                        (article, _) => Task.FromResult(chosen.Write(CleanedArticle.From(article, version))),
                        archives,
                        chosen);
                    return await clean.RunAsync(opened.Files, folder, token);
                }

                if (folder is null && !arguments.GetValue(json))
                {
                    return await new ExplainRun(extractor, version, new ExplainReport(Terminal.Output())).RunAsync(opened.Files, token);
                }

                var explained = new OfflineRun(
                    extractor.Explain,
                    explains: true,
                    (article, _) => Task.FromResult(OfflineDocument.Json(CliJson.Serialize(ExplainedArticle.From(article, version)))));
                return await explained.RunAsync(opened.Files, folder, token);
            },
            cancellationToken));
        return command;
    }
}
