using System.CommandLine;
using Pipeline.Faults.Runs;

var root = new RootCommand("Breaks the pipeline on purpose, many times, and counts. Exit code 1 when anything was lost.")
{
    KillsRun.Create(),
};
return await root.Parse(args).InvokeAsync();
