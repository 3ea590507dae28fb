using System.CommandLine;
using System.Globalization;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Local.Commands;

// What is stored, logged and said is the same on every machine, whatever its language: reasons hold numbers.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

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
    SubscriptionsCommand.Create(),
    IndexCommand.Create(),
    StatusCommand.Create(),
    ArticleCommand.Create(),
    PoisonCommand.Create(),
    RemovalsCommand.Create(),
    ReprocessCommand.Create(),
    RemoveCommand.Create(),
    ExportCommand.Create(),
    StorageOption.Create(),
};

// Stopping cleanly takes as long as a function call that is under way; the default is to end the process after two seconds.
return await new CommandLine(root, args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
