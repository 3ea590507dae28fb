using System.Globalization;
using Articles.TextAnalytics.Chunking;
using CsCheck;

namespace Articles.TextAnalytics.Tests.Chunking;

public sealed class TextChunkerTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        "word ", "Ende. ", "終わり。", "👩‍👩‍👧‍👦", "e\u0301", "שלום ", "\n\n", "🇯🇵", "क्षि", "A. ", "\ud800", "?! ")
        .Array[0, 400]
        .Select(string.Concat);

    [Fact]
    public void Split_any_text_joins_back_to_the_text_and_keeps_the_limit() =>
        Gen.Select(AnyText, Gen.Int[1, 60]).Sample((text, limit) =>
        {
            var chunks = TextChunker.Split(text, limit);

            string.Concat(chunks.Select(chunk => chunk.Text)).ShouldBe(text);
            foreach (var chunk in chunks)
            {
                text.Substring(chunk.Offset, chunk.Text.Length).ShouldBe(chunk.Text);
                new StringInfo(chunk.Text).LengthInTextElements.ShouldBeInRange(1, limit);
            }
        });

    [Fact]
    public void Split_any_text_never_cuts_a_grapheme() =>
        Gen.Select(AnyText, Gen.Int[1, 60]).Sample((text, limit) =>
        {
            var boundaries = StringInfo.ParseCombiningCharacters(text).ToHashSet();
            TextChunker.Split(text, limit).ShouldAllBe(chunk => boundaries.Contains(chunk.Offset));
        });

    [Fact]
    public void Split_cuts_at_the_end_of_a_sentence_when_there_is_one_in_reach()
    {
        var chunks = TextChunker.Split("One two three four. Five six seven eight nine.", 30);

        chunks.Select(chunk => chunk.Text).ShouldBe(["One two three four. ", "Five six seven eight nine."]);
    }

    [Fact]
    public void Split_without_sentences_cuts_at_white_space()
    {
        var chunks = TextChunker.Split("alpha beta gamma delta epsilon", 14);

        chunks.Select(chunk => chunk.Text).ShouldBe(["alpha beta ", "gamma delta ", "epsilon"]);
    }
}
