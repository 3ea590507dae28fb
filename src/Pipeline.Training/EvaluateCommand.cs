using System.CommandLine;
using Articles.TextAnalytics.Embedded;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Pipeline.Training.Evaluation;

namespace Pipeline.Training;

/// <summary>Measures a model on corpora that it was not trained on.</summary>
internal static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var corpora = new Argument<string[]>("CORPUS")
        {
            Description = "name=path, e.g. conll=wikigold.conll.txt or uner=en_pud-ud-test.iob2.",
            Arity =
                    ArgumentArity.OneOrMore
        };
        var model = new Option<string?>("--model") { Description = "A model's file; the embedded one if not given." };
        var language = new Option<string>("--language")
        { DefaultValueFactory = _ => SpanEvaluator.English, Description = "The corpora's language, ISO 639-1." };
        var keptBack = new Option<bool>("--kept-back") { Description = "Only the texts that training keeps back." };
        var mistakes = new Option<bool>("--mistakes") { Description = "Print each mistake." };
        var command = new Command("evaluate", "Precision, recall and F1 by exact spans.")
        {
            corpora, model, language, keptBack, mistakes,
        };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(corpora),
            arguments.GetValue(model),
            arguments.GetRequiredValue(language),
            arguments.GetValue(keptBack),
            arguments.GetValue(mistakes)));
        return command;
    }

    private static void Run(string[] corpora, string? path, string language, bool keptBack, bool mistakes)
    {
        var gazetteer = Gazetteer.Load();
        using var stream = path is null ? EmbeddedData.Open($"names.{language}.model") : File.OpenRead(path);
        var evaluator = new SpanEvaluator(gazetteer, NameModel.Read(stream), language);
        foreach (var corpus in corpora.Select(CorpusArgument.Parse))
        {
            var texts = corpus.Read(gazetteer).Where(text => !keptBack || HeldOutSplit.Has(text));
            ScoreTable.Print(Console.Out, corpus.Name, evaluator.Evaluate(texts, mistakes ? Console.Out : null));
        }
    }
}
