using System.CommandLine;
using Pipeline.Training;
using Pipeline.Training.Cleaning;
using Pipeline.Training.Languages;

var root =
    new RootCommand("Trains and measures what ships with the libraries: the model of names, and the weights of the flattened-text cleaner.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    FitTextCommand.Create(),
    LanguagesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
