using System.CommandLine;
using Pipeline.Benchmarks.Cleaning;
using Pipeline.Benchmarks.Cleaning.Fitting;

var root = new RootCommand("How fast the pipeline is, beside what else there is.") { CleaningBenchmark.Create(), FitTextCommand.Create(), TextSpeedCommand.Create() };
return await root.Parse(args).InvokeAsync();
