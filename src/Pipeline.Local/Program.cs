using System.CommandLine;
using Pipeline.Local.Commands;

var root = new RootCommand("Cleans, enriches, indexes and fans out articles, all on this machine.")
{
    IngestCommand.Create(),
    ServeCommand.Create(),
    CleanCommand.Create(),
    AnalyzeCommand.Create(),
    SearchCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
