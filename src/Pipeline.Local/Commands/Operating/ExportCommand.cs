using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Operations;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>export --format jsonl|csv [--all] [--out FILE]</c>: the articles, for other tools.</summary>
internal static class ExportCommand
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";
    private const int ProgressStep = 1000;

    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            Description = "JSON lines, or CSV that spreadsheets open without running formulas.",
            DefaultValueFactory =
                    _ => JsonLines
        };
        format.AcceptOnlyFromAmong(JsonLines, Csv);
        var all = new Option<bool>("--all")
        { Description = "Every row of the ledger, including rejected and waiting ones. Default: published articles only." };
        var output = new Option<string?>("--out", "-o")
        { Description = "The file to write. Default, or -: standard output.", HelpName = "FILE" };
        var command = new Command("export", "Exports the articles, one record each.") { format, all, output };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var export = services.GetRequiredService<ArticleExport>();
                var isCsv = arguments.GetValue(format) == Csv;
                var path = PathArguments.Target(arguments.GetValue(output));
                var skipped = new SkippedDocuments();
                int count;
                if (path is null)
                {
                    count = await WriteAsync(export, isCsv, arguments.GetValue(all), skipped, Console.Out, token);
                }
                else
                {
                    // The mark makes spreadsheets read UTF-8.
                    await using var writer =
                        new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv));
                    count = await WriteAsync(export, isCsv, arguments.GetValue(all), skipped, writer, token);
                }

                await Console.Error.WriteLineAsync(
                    $"{count:N0} {(count == 1 ? "article" : "articles")} exported{(path is null ? string.Empty : $" to {path}")}.");
                return await skipped.ReportAsync();
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(
        ArticleExport export, bool isCsv, bool all, SkippedDocuments skipped, TextWriter writer, CancellationToken cancellationToken)
    {
        if (isCsv)
        {
            await writer.WriteAsync(CsvRow.Header);
        }

        var count = 0;
        await foreach (var article in export.ReadAsync(all, skipped.Add, cancellationToken))
        {
            await writer.WriteAsync(isCsv ? CsvRow.Of(article) : CliJson.Serialize(article) + '\n');
            if (++count % ProgressStep == 0 && !Console.IsErrorRedirected)
            {
                await Console.Error.WriteAsync($"\r{count:N0} articles");
            }
        }

        await writer.FlushAsync(cancellationToken);
        if (count >= ProgressStep && !Console.IsErrorRedirected)
        {
            await Console.Error.WriteAsync('\r');
        }

        return count;
    }
}
