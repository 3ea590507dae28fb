using System.CommandLine;
using Pipeline.Benchmarks.Cleaning;

var root = new RootCommand("How fast the pipeline is, beside what else there is.") { CleaningBenchmark.Create() };
return await root.Parse(args).InvokeAsync();
