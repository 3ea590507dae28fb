using System.CommandLine;

namespace Pipeline.Training.Cleaning;

/// <summary>
/// Fits the weights of the flattened-text cleaner to marked pages, or tells how well they would do on pages that they were not fitted to:
/// whole pages are left out, in all their flattenings.
/// </summary>
internal static class FitTextCommand
{
    public static Command Create()
    {
        var truth = new Option<string[]>("--truth")
        {
            Required = true,
            Description = "JSON: ID → { articleBody }, or the Web Content Extraction Benchmark's; may be given again.",
        };
        var folders = new Argument<string[]>("FOLDER") { Arity = ArgumentArity.OneOrMore, Description = "Flattened pages, ID.txt." };
        var output = new Option<string?>("--out") { Description = "Where to write the weights." };
        var folds = new Option<int>("--folds") { Description = "Cross-validate in so many parts instead." };
        var across = new Option<bool>("--across") { Description = "Fit to one folder, check on the other, instead." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 30, Description = "Passes over the pages." };
        var rate = new Option<double>("--rate") { DefaultValueFactory = _ => 0.1, Description = "The step of AdaGrad." };
        var penalty = new Option<double>("--penalty")
        {
            DefaultValueFactory = _ => 700,
            Description = "The inverse variance of the prior: more keeps weights small.",
        };
        var cost = new Option<double>("--cost")
        {
            DefaultValueFactory = _ => 3,
            Description = "What a wrong state of 20 words or more costs.",
        };
        var pages = new Option<bool>("--pages") { Description = "Print each page's F1, worst first." };
        var dump = new Option<string?>("--dump") { Description = "Where to write each page's blocks with gold and own states." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 0, Description = "Which way the pages are dealt into parts." };
        var command = new Command("fit-text", "Fits the flattened-text cleaner's weights to marked pages.")
        {
            folders, truth, output, folds, across, rounds, rate, penalty, cost, pages, dump, seed,
        };
        command.SetAction(arguments =>
        {
            var settings = new ChainTrainer.Settings(
                arguments.GetValue(rounds), arguments.GetValue(rate), arguments.GetValue(penalty), arguments.GetValue(cost));
            var run = new FitRun(
                settings, GoldPage.Load(arguments.GetRequiredValue(folders), arguments.GetRequiredValue(truth)), arguments.GetValue(dump));
            if (arguments.GetValue(folds) is > 1 and var parts)
            {
                run.CrossValidate(parts, arguments.GetValue(seed), arguments.GetValue(pages));
            }
            else if (arguments.GetValue(across))
            {
                run.CheckAcross(arguments.GetValue(pages));
            }
            else
            {
                run.FitAll(arguments.GetValue(output), arguments.GetValue(pages));
            }
        });
        return command;
    }
}
