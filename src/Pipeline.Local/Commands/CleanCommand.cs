using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Reading;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands;

/// <summary><c>clean PATH... [--out DIR]</c>: reading and cleaning only; no storage, no host.</summary>
internal static class CleanCommand
{
    public static Command Create()
    {
        var paths = PathArguments.Files();
        var output = PathArguments.Output();
        var command = new Command("clean", "Reads and cleans files; writes JSON. No storage, no host.") { paths, output };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                using var services = OfflineServices.Build();
                var reader = services.GetRequiredService<ArticleReader>();
                var cleaner = services.GetRequiredService<ArticleCleaner>();
                var run = new OfflineRun(reader, (source, tokenForOne) => Task.FromResult(CliJson.Serialize(cleaner.Clean(source, tokenForOne))));
                return await run.RunAsync(InputFile.Find(arguments.GetRequiredValue(paths)), arguments.GetValue(output), token);
            },
            cancellationToken));
        return command;
    }
}
