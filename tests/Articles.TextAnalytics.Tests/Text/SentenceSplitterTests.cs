using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("Mr. Smith met Dr. Jones. They talked.", "Mr. Smith met Dr. Jones.|They talked.")]
    [InlineData("He lives in the U.S. The weather is fine.", "He lives in the U.S.|The weather is fine.")]
    [InlineData("The U.S. Senate voted.", "The U.S. Senate voted.")]
    [InlineData("J. Edgar Hoover led it. He left.", "J. Edgar Hoover led it.|He left.")]
    [InlineData("It grew 3.5 percent. Fine.", "It grew 3.5 percent.|Fine.")]
    [InlineData("“Go away!” he said. She left.", "“Go away!” he said.|She left.")]
    [InlineData("She said: “Go.” Then he went.", "She said: “Go.”|Then he went.")]
    [InlineData("A headline without a stop\n\nThe first sentence.", "A headline without a stop|The first sentence.")]
    [InlineData("A line\nthat goes on.", "A line\nthat goes on.")]
    [InlineData("Wait... what? Yes…", "Wait... what?|Yes…")]
    [InlineData("今日は。元気ですか？はい。", "今日は。|元気ですか？|はい。")]
    [InlineData("Am 3. Oktober war frei. Gut so.", "Am 3. Oktober war frei.|Gut so.")]
    [InlineData("1. First item\n2. Second item", "1. First item\n2. Second item")]
    [InlineData("क्या हाल है। सब ठीक।", "क्या हाल है।|सब ठीक।")]
    [InlineData("See example.com. It works.", "See example.com.|It works.")]
    [InlineData(" \n ", "")]
    [InlineData("", "")]
    public void Split_ends_sentences_where_a_reader_would(string text, string expected) =>
        string.Join('|', SentenceSplitter.Split(text).Select(span => text.Substring(span.Offset, span.Length))).ShouldBe(expected);

    [Theory]
    [InlineData('.')]
    [InlineData('\n')]
    [InlineData('a')]
    [InlineData('\u0301')]
    [InlineData('"')]
    public void Split_ends_on_a_long_run_of_one_character(char character) =>
        SentenceSplitter.Split(new string(character, 300_000) + "x").Count.ShouldBeLessThanOrEqualTo(2);
}
