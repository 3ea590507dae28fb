using Articles.TextAnalytics.Embedded.Entities.Tagging;
using Pipeline.Training.Corpora;
using Pipeline.Training.Evaluation;
using Pipeline.Training.Learning;
using Pipeline.Training.Tests.Corpora;

namespace Pipeline.Training.Tests.Learning;

public sealed class TrainingTests
{
    private static readonly string[] Places = ["Zorbia", "Quellstadt", "Marnwick", "Ostrelle", "Vintrup"];
    private static readonly string[] Companies = ["Brakt", "Lumion", "Fendrix", "Aquorra", "Teslon"];

    [Fact]
    public void A_model_learns_what_the_words_around_a_name_say()
    {
        var model = Read(Train(seed: 1));
        var scores = new SpanEvaluator(CorpusFolder.Gazetteer, model).Evaluate([Sentence("Hulmarsund", "Pelikor")]);
        scores[NameClass.Location].F1.ShouldBe(1);
        scores[NameClass.Organization].F1.ShouldBe(1);
    }

    [Fact]
    public void The_same_texts_and_seed_give_the_same_file() => Train(seed: 7).ShouldBe(Train(seed: 7));

    [Fact]
    public void A_name_whose_ends_are_inside_a_word_is_not_learnt_from()
    {
        var text = new LabelledText("They met in Zorbiatown today.", [new LabelledName(12, 6, NameClass.Location)]);
        new ExampleReader(CorpusFolder.Gazetteer).Read(text).Examples.SelectMany(example => example.Labels)
            .ShouldAllBe(label => label == NameLabel.Outside);
    }

    [Fact]
    public void Features_rarer_than_asked_for_are_left_out()
    {
        var examples = new[] { new Example([5, 9, 5], [0, 2, 3], [0, 0]) };
        var index = new FeatureIndex(examples, 2);
        index.Hashes.ShouldBe([5u]);
        var applied = index.Apply(examples[0]);
        applied.Features.ShouldBe([0u, 0u]);
        applied.Starts.ShouldBe([0, 1, 2]);
    }

    private static LabelledText Sentence(string place, string company)
    {
        var text = $"The factory stands near {place} and the owner sold shares of {company} today.";
        return new LabelledText(
            text,
            [
                new LabelledName(text.IndexOf(place, StringComparison.Ordinal), place.Length, NameClass.Location),
                new LabelledName(text.IndexOf(company, StringComparison.Ordinal), company.Length, NameClass.Organization),
            ]);
    }

    private static byte[] Train(int seed)
    {
        var reader = new ExampleReader(CorpusFolder.Gazetteer);
        var examples =
            (from place in Places from company in Companies from example in reader.Read(Sentence(place, company)).Examples select example)
            .ToList();
        using var stream = new MemoryStream();
        new Trainer(new TrainingOptions(Epochs: 5, Rarest: 2, Runs: 2, Seed: seed), TextWriter.Null).Train(examples, stream);
        return stream.ToArray();
    }

    private static NameModel Read(byte[] model)
    {
        using var stream = new MemoryStream(model);
        return NameModel.Read(stream);
    }
}
