using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Merging;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Tests.Merging;

public sealed class EntityMergerTests
{
    [Fact]
    public void Merge_a_surname_joins_the_one_full_name()
    {
        const string Text = "Antony Blinken spoke. Blinken left.";

        var entity = Merge(Text, ("Antony Blinken", "Person"), ("Blinken", "Person")).ShouldHaveSingleItem();

        entity.Name.ShouldBe("Antony Blinken");
        entity.Count.ShouldBe(2);
        entity.Mentions.ShouldAllBe(mention => Text.Substring(mention.Offset, mention.Length) == mention.Text);
    }

    [Fact]
    public void Merge_a_surname_that_two_people_bear_stays_apart() =>
        Merge("Ann Bush met Bob Bush. Bush smiled.", ("Ann Bush", "Person"), ("Bob Bush", "Person"), ("Bush smiled", "Person"),
            ("Bush", "Person"))
            .Count.ShouldBe(4);

    [Fact]
    public void Merge_a_place_does_not_join_a_person() =>
        Merge("Jack London lived in London.", ("Jack London", "Person"), ("London", "Location")).Count.ShouldBe(2);

    [Fact]
    public void Merge_moves_offsets_by_the_chunk()
    {
        const string Text = "First part. Paris is here.";
        var chunk = new TextChunk(12, Text[12..]);

        var entity = EntityMerger.Merge(Text, [(chunk, new TextEntities([new TextEntity("Paris", "Location", "GPE", 0, 5, 1)]))])
            .ShouldHaveSingleItem();

        entity.Mentions[0].Offset.ShouldBe(12);
    }

    [Fact]
    public void Merge_leaves_out_a_span_that_is_not_where_the_provider_says() =>
        EntityMerger.Merge("Paris", [(new TextChunk(0, "Paris"), new TextEntities([new TextEntity("Paris", "Location", null, 3, 5, 1)]))])
            .ShouldBeEmpty();

    [Fact]
    public void Uniting_the_mentions_of_many_people_takes_linear_time() => LinearTime.ShouldHold(scale =>
    {
        var names = string.Join(' ', Enumerable.Range(0, 2_000 * scale).Select(i => i % 2 == 0 ? $"Name{i}" : $"Ruth Name{i}"));
        var mentions = new List<TextEntity>();
        for (var i = 0; i < names.Length;)
        {
            var length = names.AsSpan(i).IndexOf(' ') is var blank and >= 0 ? blank : names.Length - i;
            mentions.Add(new TextEntity(names.Substring(i, length), "Person", null, i, length, 0.9));
            i += length + 1;
        }

        EntityMerger.Merge(names, [(new TextChunk(0, names), new TextEntities(mentions))]);
    });

    private static IReadOnlyList<ArticleEntity> Merge(string text, params (string Text, string Category)[] mentions) =>
        EntityMerger.Merge(
            text,
            [(new TextChunk(0, text), new TextEntities([.. mentions.Select(mention => new TextEntity(
                mention.Text, mention.Category, null, text.LastIndexOf(mention.Text, StringComparison.Ordinal), mention.Text.Length,
                0.9))]))]);
}
