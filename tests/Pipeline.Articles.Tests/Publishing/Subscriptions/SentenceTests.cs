using System.Text;
using System.Text.Json;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Tests.Publishing.Subscriptions;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("{}", "include", "Every article.")]
    [InlineData("{}", "only", "Every article; only near-duplicates of an earlier one.")]
    [InlineData(
        """{"languages":["en"],"minWords":300}""", "exclude",
        "Articles where the language is en and it has at least 300 words; near-duplicates: only the first.")]
    [InlineData(
        """{"any":[{"entities":["Location:China","Person:*"]},{"keyPhrases":["harbour"],"maxWords":9}]}""", "include",
        "Articles where it is about one of Location:China, Person:* or (a key phrase is harbour and it has at most 9 words).")]
    [InlineData(
        """{"languages":["en"],"not":{"sites":["Mirror"]}}""", "include",
        "Articles where the language is en and (not: the publication is Mirror).")]
    public void Sentence_says_the_wish_in_words(string filter, string duplicates, string sentence) =>
        Subscribe(filter, duplicates).Sentence.ShouldBe(sentence);

    private static Subscription Subscribe(string filter, string duplicates) =>
        SubscriptionsParser.ParseFile(Encoding.UTF8.GetBytes(
            $$"""{"subscriptions":[{"name":"a","queue":"news","duplicates":{{JsonSerializer.Serialize(duplicates)}},"filter":{{filter}}}"""
                + $$"""]}""")).ShouldHaveSingleItem();
}
