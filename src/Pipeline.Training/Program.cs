using System.CommandLine;
using Pipeline.Training;

var root = new RootCommand("Trains and measures the model of names that the embedded text analytics carry.") { TrainCommand.Create(), EvaluateCommand.Create() };
return await root.Parse(args).InvokeAsync();
