namespace Articles.TextAnalytics.Embedded.Tests.Limits;

/// <summary>Repeated patterns cost the embedded analytics time in proportion to their length.</summary>
public sealed class AnalyticsLinearTimeTests
{
    private static readonly AnalysisParameters Parameters = new(SummarySentences: 3, Opinions: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("A ")]
    [InlineData("Word ")]
    [InlineData("Bank of ")]
    [InlineData("U.S. ")]
    [InlineData("A. ")]
    [InlineData("1. ")]
    [InlineData("1 2 3 4 ")]
    [InlineData("GB29NWBK60161331926819X ")]
    [InlineData("DE89370400440532013001")]
    [InlineData("4111 1111 1111 111 ")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("a@")]
    [InlineData("+49 30 123456")]
    [InlineData("12 March 2024 ")]
    [InlineData("\"Yes,\" said A. ")]
    [InlineData("not very good ")]
    public void Analysing_a_pattern_takes_linear_time(string pattern)
    {
        var analytics = new EmbeddedTextAnalytics();

        LinearTime.ShouldHold(scale => Analyze(analytics, $"{SampleText.Article}\n\n{LinearTime.Repeat(pattern, 20_000 * scale)}"));
    }

    private static void Analyze(EmbeddedTextAnalytics analytics, string text)
    {
        var document = new TextDocument("1", text, "en");
        Task[] answers =
        [
            analytics.Entities.AnalyzeAsync([document], Parameters, Token),
            analytics.PersonalInformation.AnalyzeAsync([document], Parameters, Token),
            analytics.KeyPhrases.AnalyzeAsync([document], Parameters, Token),
            analytics.Sentiment.AnalyzeAsync([document], Parameters, Token),
            analytics.Summary.AnalyzeAsync([document], Parameters, Token),
        ];

        // The embedded engine answers on the caller's thread: it is that thread's time which is taken.
        answers.ShouldAllBe(answer => answer.IsCompletedSuccessfully);
    }
}
