using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using CsCheck;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Web.Article;

namespace Pipeline.Web.Tests.Article;

public sealed class MarkedTextTests
{
    [Fact]
    public void Whatever_is_marked_the_text_is_whole() =>
        Gen.Select(
            Gen.OneOf("Anna ", "met Bo. ", "\n\n", "中国。", "😀 ", "x").Array[0, 30].Select(string.Concat),
            Gen.Select(Gen.Int[-2, 60], Gen.Int[-1, 20]).Array[0, 12],
            Gen.Select(Gen.Int[-2, 60], Gen.Int[-1, 30]).Array[0, 6]).Sample((text, mentions, sentences) =>
            {
                var article = Article(text, new AnalysisResult
                {
                    Features = new Dictionary<string, FeatureRecord>(),
                    Entities = [.. mentions.Select(
                            mention =>
                            new ArticleEntity { Name = "x", Category = "Person", Mentions =
                            [new EntityMention("x", mention.Item1, mention.Item2)] })],
                    Sentiment = new TextSentiment(SentimentLabel.Neutral, new SentimentScores(0, 1, 0), [.. sentences.Select(sentence =>
                        new SentenceSentiment(SentimentLabel.Positive, new SentimentScores(1, 0, 0), sentence.Item1, sentence.Item2))]),
                });
                string.Concat(
                    MarkedText.Of(article).SelectMany(paragraph => paragraph).SelectMany(sentence => sentence.Runs).Select(run => run.Text))
                    .ShouldBe(text.Replace("\n\n", string.Empty, StringComparison.Ordinal));
            });

    [Fact]
    public void Entities_tones_summary_and_masks_stand_where_they_belong()
    {
        const string text = "Anna met Bo in Oslo. It rained.\n\nCall **** now.";
        var marked = MarkedText.Of(Article(text, new AnalysisResult
        {
            Features = new Dictionary<string, FeatureRecord>(),
            Entities =
            [
                new ArticleEntity { Name = "Anna", Category = "Person", Mentions = [new EntityMention("Anna", 0, 4)] },
                // Another engine's, over the first one.
                new ArticleEntity { Name = "Anna met Bo", Category = "Event", Mentions = [new EntityMention("Anna met Bo", 0, 11)] },
                new ArticleEntity { Name = "Oslo", Category = "Location", Mentions = [new EntityMention("Oslo", 15, 4)] },
            ],
            Sentiment = new TextSentiment(
                SentimentLabel.Negative, new SentimentScores(0, 0, 1),
                [new SentenceSentiment(SentimentLabel.Negative, new SentimentScores(0, 0.1, 0.9), 21, 10)]),
            Summary = "It rained.",
            PersonalInformation = [new PersonalInformationSpan("PhoneNumber", null, 38, 4, 1)],
        }));

        marked.Count.ShouldBe(2);
        var runs = marked.SelectMany(paragraph => paragraph).SelectMany(sentence => sentence.Runs).ToList();
        runs.Where(run => run.Entity is not null).Select(run => (run.Text, run.Entity!.Category))
            .ShouldBe([("Anna met Bo", "Event"), ("Oslo", "Location")]);
        runs.Single(run => run.Masked is not null).ShouldBe(new TextRun("****", Entity: null, "PhoneNumber"));
        var toned = marked[0].Single(sentence => sentence.Tone is not null);
        string.Concat(toned.Runs.Select(run => run.Text)).ShouldBe("It rained.");
        toned.IsInSummary.ShouldBeTrue();
    }

    private static EnrichedArticle Article(string text, AnalysisResult analysis) => EnrichedArticle.From(
        new CleanedArticle { Id = ArticleId.FromName("a"), Name = "a", Text = text, Format = "text" }, analysis);
}
