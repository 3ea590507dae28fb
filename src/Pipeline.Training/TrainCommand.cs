using System.CommandLine;
using System.Globalization;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Pipeline.Training.Corpora;
using Pipeline.Training.Evaluation;
using Pipeline.Training.Learning;

namespace Pipeline.Training;

/// <summary>Trains a model. The same corpora, options and seed give the same file.</summary>
internal static class TrainCommand
{
    private static readonly TrainingOptions Defaults = new();

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var output = new Argument<string>("OUTPUT") { Description = "Where the model goes." };
        var corpora = new Argument<string[]>("CORPUS")
        { Description = $"name=path; names are {string.Join(", ", CorpusCatalog.Names)}.", Arity = ArgumentArity.OneOrMore };
        var epochs = new Option<int>("--epochs")
        { DefaultValueFactory = _ => Defaults.Epochs, Description = "How often to go through all examples." };
        var rarest = new Option<int>("--rarest")
        { DefaultValueFactory = _ => Defaults.Rarest, Description = "How often a feature occurs at least." };
        var keep = new Option<double>("--keep")
        { DefaultValueFactory = _ => Defaults.Keep, Description = "The share of features that each example is shown with." };
        var runs = new Option<int>("--runs")
        {
            DefaultValueFactory = _ =>
        Defaults.Runs,
            Description = "How many models to train, each in another order; their mean is written."
        };
        var scale =
            new Option<float>("--scale") { DefaultValueFactory = _ => Defaults.Scale, Description = "Units a weight of 1 becomes." };
        var least = new Option<int>("--least")
        {
            DefaultValueFactory = _ =>
        Defaults.Least,
            Description = "The least unit that a feature's largest weight must reach."
        };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => Defaults.Seed, Description = "Seed of all chance." };
        var language = new Option<string>("--language")
        { DefaultValueFactory = _ => SpanEvaluator.English, Description = "The corpora's language, ISO 639-1." };
        var everything =
            new Option<bool>("--everything") { Description = "Learn from the part kept back, too; what is measured then says nothing." };
        var command = new Command("train", "Train a model and measure it on a part of the corpora that is kept back.")
        {
            output, corpora, language, epochs, rarest, keep, runs, scale, least, seed, everything,
        };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(output),
            arguments.GetRequiredValue(corpora),
            arguments.GetRequiredValue(language),
            new TrainingOptions(
                arguments.GetValue(epochs),
                arguments.GetValue(rarest),
                arguments.GetValue(keep),
                arguments.GetValue(runs),
                arguments.GetValue(scale),
                arguments.GetValue(least),
                arguments.GetValue(seed)),
            arguments.GetValue(everything)));
        return command;
    }

    private static void Run(string path, string[] corpora, string language, TrainingOptions options, bool everything)
    {
        var gazetteer = Gazetteer.Load();
        var texts = corpora.Select(CorpusArgument.Parse).Select(corpus => (corpus.Name, All: corpus.Read(gazetteer))).ToList();
        var reader = new ExampleReader(gazetteer, language == SpanEvaluator.English);
        var examples = new List<Example>();
        foreach (var (name, all) in texts)
        {
            var read = all.Where(text => everything || !HeldOutSplit.Has(text)).Select(reader.Read).ToList();
            examples.AddRange(read.SelectMany(item => item.Examples));
            Console.WriteLine(
                string.Create(
                CultureInfo.InvariantCulture, $"{name}: {read.Count} texts, {read.Sum(item => item.Tokens)} tokens to learn from"));
        }

        using (var stream = File.Create(path))
        {
            var features = new Trainer(options, Console.Out).Train(examples, stream);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {features} features"));
        }

        using var written = File.OpenRead(path);
        var evaluator = new SpanEvaluator(gazetteer, NameModel.Read(written), language);
        foreach (var (name, all) in texts)
        {
            ScoreTable.Print(Console.Out, name, evaluator.Evaluate(all.Where(HeldOutSplit.Has)));
        }
    }
}
