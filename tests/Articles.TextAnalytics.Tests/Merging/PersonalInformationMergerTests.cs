using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Merging;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Tests.Merging;

/// <summary>What an engine calls personal is never lost: it is masked by what stands here.</summary>
public sealed class PersonalInformationMergerTests
{
    private const string Text = "Call John Smith Lane 12 now, or John.";

    [Fact]
    public void Mentions_that_overlap_stay_both()
    {
        Merge(Mention("John Smith", "Person", 5), Mention("Smith Lane 12", "Address", 10), Mention("Smith", "Person", 10))
            .Select(mention => (mention.Category, mention.Text))
            .ShouldBe([("Person", "John Smith"), ("Address", "Smith Lane 12"), ("Person", "Smith")]);
    }

    [Fact]
    public void A_mention_that_is_told_twice_stays_once()
    {
        Merge(Mention("John", "Person", 5), Mention("John", "Person", 5)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Words_that_do_not_stand_where_the_engine_says_are_taken_wherever_they_stand()
    {
        Merge(Mention("John", "Person", 6)).Select(mention => mention.Offset).ShouldBe([5, 32]);
        Merge(Mention("John", "Person", 400)).Select(mention => mention.Offset).ShouldBe([5, 32]);
    }

    [Fact]
    public void Words_that_the_text_does_not_have_are_left_out()
    {
        Merge(Mention("Joan", "Person", 5), Mention(string.Empty, "Person", 5)).ShouldBeEmpty();
    }

    private static TextEntity Mention(string words, string category, int offset) => new(words, category, null, offset, words.Length, 0.9);

    private static IReadOnlyList<TextEntity> Merge(params TextEntity[] mentions) =>
        PersonalInformationMerger.Merge(Text, [(new TextChunk(0, Text), new PersonalInformation(mentions))]);
}
