using System.CommandLine;
using System.Globalization;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Local.Commands;
using Pipeline.Local.Commands.Cleaning;
using Pipeline.Local.Commands.Operating;

// Stored, logged and printed texts are the same on every machine, whatever its language, because reasons contain numbers.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

if (ReaderProcess.IsAsked(args))
{
    return ReaderProcess.Run();
}

var root = new RootCommand("Cleans, enriches, indexes and fans out articles, all on this machine.")
{
    IngestCommand.Create(),
    ServeCommand.Create(),
    CleanCommand.Create(),
    AnalyzeCommand.Create(),
    SearchCommand.Create(),
    StoriesCommand.Create(),
    StoryCommand.Create(),
    SubscriptionsCommand.Create(),
    IndexCommand.Create(),
    StatusCommand.Create(),
    ArticleCommand.Create(),
    PoisonCommand.Create(),
    RemovalsCommand.Create(),
    ReprocessCommand.Create(),
    RemoveCommand.Create(),
    ExportCommand.Create(),
    ListCommand.Create(),
    ConfigCommand.Create(),
    CompletionCommand.Create(),
};
foreach (var option in SettingOptions.ForAll())
{
    root.Options.Add(option);
}

// A clean stop waits for running function calls; by default the process would end after two seconds.
return await new CommandLine(root, args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
