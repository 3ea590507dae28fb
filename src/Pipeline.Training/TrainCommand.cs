using System.CommandLine;
using System.Globalization;
using Pipeline.Articles.Enrichment.Embedded.Entities;
using Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;
using Pipeline.Training.Corpora;
using Pipeline.Training.Evaluation;
using Pipeline.Training.Learning;

namespace Pipeline.Training;

/// <summary>Trains a model. The same corpora, options and seed give the same file.</summary>
internal static class TrainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var output = new Argument<string>("OUTPUT") { Description = "Where the model goes." };
        var corpora = new Argument<string[]>("CORPUS") { Description = $"name=path; names are {string.Join(", ", CorpusCatalog.Names)}.", Arity = ArgumentArity.OneOrMore };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 8, Description = "How often to go through all examples." };
        var rarest = new Option<int>("--rarest") { DefaultValueFactory = _ => 3, Description = "How often a feature occurs at least." };
        var scale = new Option<float>("--scale") { DefaultValueFactory = _ => 3, Description = "Units a weight of 1 becomes." };
        var least = new Option<int>("--least") { DefaultValueFactory = _ => 2, Description = "The least unit that a feature's largest weight must reach." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the order of examples." };
        var keep = new Option<double>("--keep") { DefaultValueFactory = _ => 0.8, Description = "The share of features that each example is shown with." };
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 3, Description = "How many models to train, each in another order; their mean is written." };
        var everything = new Option<bool>("--everything") { Description = "Learn from the part kept back, too." };
        var command = new Command("train", "Train a model and measure it on a part of the corpora that is kept back.")
        {
            output, corpora, epochs, rarest, scale, least, seed, keep, runs, everything,
        };
        command.SetAction(arguments =>
        {
            var gazetteer = Gazetteer.Load();
            var texts = arguments.GetRequiredValue(corpora).Select(CorpusArgument.Parse)
                .Select(corpus => (corpus.Name, Texts: corpus.Read(gazetteer))).ToList();
            var reader = new ExampleReader(gazetteer);
            var examples = new List<Example>();
            foreach (var (name, all) in texts)
            {
                var read = all.Where(text => arguments.GetValue(everything) || !KeptBack.Has(text)).Select(reader.Read).ToList();
                examples.AddRange(read.SelectMany(item => item.Examples));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {read.Count} texts, {read.Sum(item => item.Tokens)} tokens to learn from"));
            }

            var index = new FeatureIndex(examples, arguments.GetValue(rarest));
            examples = examples.ConvertAll(index.Apply);
            var trained = new List<Perceptron>();
            for (var run = 0; run < arguments.GetValue(runs); run++)
            {
                trained.Add(new Perceptron(index.Hashes.Count));
                var random = new Random(arguments.GetValue(seed) + run);
                for (var epoch = 1; epoch <= arguments.GetValue(epochs); epoch++)
                {
                    var order = examples.ToArray();
                    random.Shuffle(order);
                    var right = trained[^1].Learn(order.Select(example => example.Thin(random, arguments.GetValue(keep))));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run + 1}, epoch {epoch}: {100 * right:F2} % of tokens right"));
                }
            }

            var path = arguments.GetRequiredValue(output);
            using (var stream = File.Create(path))
            {
                var rows = new ModelWriter(arguments.GetValue(scale), arguments.GetValue(least)).Write(stream, trained, index, (float)arguments.GetValue(keep));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {rows} features"));
            }

            using var written = File.OpenRead(path);
            var evaluator = new SpanEvaluator(gazetteer, NameModel.Read(written));
            foreach (var (name, all) in texts)
            {
                ScoreTable.Print(Console.Out, name, evaluator.Evaluate(all.Where(KeptBack.Has)));
            }
        });
        return command;
    }
}
