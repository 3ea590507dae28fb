using System.CommandLine;
using Pipeline.Faults.Hosting;
using Pipeline.Faults.Runs;

var root = new RootCommand("Breaks the pipeline on purpose, many times, and counts. Exit code 1 when anything was lost.")
{
    KillsRun.Create(),
    StopsRun.Create(),
    StorageStopsRun.Create(),
    StorageErrorsRun.Create(),
    AnalyticsRun.Create(),
    TwoHostsRun.Create(),
    DisorderRun.Create(),
    RemovalsRun.Create(),
    HostCommand.Create(),
};

// As the local host's own program.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
