using System.Globalization;
using Articles.TextAnalytics.Text;
using CsCheck;

namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class EntityInvariantTests
{
    private static readonly string[] Pieces =
    [
        "Antony Blinken", "President Joe Biden", " said ", "\n\n", " ", ". ", "U.S. ", "China", "State Department", "e\u0301", "\u0301",
        "\u200D", "👩‍👩‍👧‍👦", "🇺🇸", "\uD83D", "\uDE00", "北京大学。",
        "محمد بن سلمان", "שלום ", "किताब", "a@b.com", "https://x.org/é", "+1 202 555 0143", "$3 billion", "April 20, 2024", "'s", "’", "“",
        "”", "(", ")", "-", "\r\n", "\0", "\uFEFF", "é", "ẞ",
        "and ", "of the ", "in ", "Minister ", "...", "?!", "5 percent", "ZÜRICH ", "\u0600", "\u00AD", "ﷺ", "\u1100\u1161\u11A8",
    ];

    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat)),
        (1, Gen.String),
        (1, Gen.Char.Array[0, 60].Select(characters => new string(characters))));

    [Fact]
    public void Mentions_cut_the_text_where_they_say_in_order_and_without_overlap() => Texts.Sample(text =>
    {
        foreach (var language in (string[])["en", "de", "ja"])
        {
            var end = 0;
            foreach (var mention in Analytics.Entities(text, language))
            {
                text.Substring(mention.Offset, mention.Length).ShouldBe(mention.Text);
                mention.Offset.ShouldBeGreaterThanOrEqualTo(end);
                mention.Length.ShouldBePositive();
                mention.Confidence.ShouldBeInRange(0, 1);
                end = mention.Offset + mention.Length;
                ShouldBeWhole(text, mention.Offset, end);
            }
        }
    });

    [Fact]
    public void Sentences_cover_all_but_white_space_and_cut_no_text_element() => Texts.Sample(text =>
    {
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            text[end..sentence.Offset].ShouldBeNullOrWhiteSpace();
            sentence.Length.ShouldBePositive();
            end = sentence.End;
            ShouldBeWhole(text, sentence.Offset, end);
        }

        text[end..].ShouldBeNullOrWhiteSpace();
    });

    [Fact]
    public void Sentiment_and_summary_spans_are_sentences_of_the_text() => Texts.Sample(text =>
    {
        var sentiment = Analytics.Sentiment(text).Value.ShouldNotBeNull();
        (sentiment.Scores.Positive + sentiment.Scores.Neutral + sentiment.Scores.Negative).ShouldBe(1, 1e-9);
        sentiment.Sentences.Select(sentence => new TextSpan(sentence.Offset, sentence.Length)).ShouldBe(SentenceSplitter.Split(text));
        foreach (var sentence in Analytics.Summary(text, 3))
        {
            text.Substring(sentence.Offset, sentence.Length).ShouldBe(sentence.Text);
            sentence.Rank.ShouldBeInRange(0, 1);
        }
    });

    [Fact]
    public void Key_phrases_are_parts_of_the_text() => Texts.Sample(text =>
        Analytics.KeyPhrases(text).ShouldAllBe(phrase => text.Contains(phrase, StringComparison.Ordinal)));

    [Fact]
    public void Language_is_found_or_refused_for_any_text() => Texts.Sample(text =>
    {
        var result = Analytics.Language(text);
        (result.Value is null).ShouldBe(result.Error is not null);
    });

    private static void ShouldBeWhole(string text, int start, int end)
    {
        var boundaries = StringInfo.ParseCombiningCharacters(text);
        (start == 0 || Array.BinarySearch(boundaries, start) >= 0).ShouldBeTrue($"{start} is inside a text element");
        (end == text.Length || Array.BinarySearch(boundaries, end) >= 0).ShouldBeTrue($"{end} is inside a text element");
    }
}
