using Articles.TextAnalytics.Aliases;
using Articles.TextAnalytics.Chunking;
using Articles.TextAnalytics.Merging;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Tests.Merging;

public sealed class EntityMergerTests
{
    private static readonly EntityMerger Merger = new(new EntityAliases());

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
    public void Merge_the_names_of_a_country_are_one_entity()
    {
        var entity = Merge(
            "The US, the U.S. and the United States.", ("US", "Organization"), ("U.S.", "Location"), ("United States", "Location"))
            .ShouldHaveSingleItem();

        (entity.Name, entity.Category, entity.Count).ShouldBe(("United States", "Location", 3));
    }

    [Theory]
    [InlineData("EU", "European Union")]
    [InlineData("UN", "United Nations")]
    [InlineData("Fed", "Federal Reserve")]
    public void Merge_a_well_known_short_form_gets_the_name(string form, string name) =>
        Merge(form, (form, "Organization")).ShouldHaveSingleItem().Name.ShouldBe(name);

    [Fact]
    public void Merge_a_person_with_a_well_known_name_stays_a_person() =>
        Merge("Jordan smiled.", ("Jordan", "Person")).ShouldHaveSingleItem().Category.ShouldBe("Person");

    [Fact]
    public void Merge_a_short_form_in_brackets_is_the_name_before_it() =>
        Merge("The Harbour Rescue Committee (HRC) met. HRC won.", ("Harbour Rescue Committee", "Organization"), ("HRC", "Organization"))
            .ShouldHaveSingleItem().Name.ShouldBe("Harbour Rescue Committee");

    [Fact]
    public void Merge_one_name_has_the_category_of_most_mentions()
    {
        const string Text = "Vandelay. Vandelay. Vandelay.";
        TextEntity[] mentions =
        [
            new("Vandelay", "Person", null, 0, 8, 0.9), new("Vandelay", "Organization", null, 10, 8, 0.6),
            new("Vandelay", "Organization", null, 20, 8, 0.6),
        ];

        var entity = Merger.Merge(Text, [(new TextChunk(0, Text), new TextEntities(mentions))]).ShouldHaveSingleItem();

        (entity.Category, entity.Count).ShouldBe(("Organization", 3));
    }

    [Fact]
    public void Merge_a_name_in_capitals_is_written_as_elsewhere()
    {
        const string Text = "ARLES (X) - In Arles.";
        TextEntity[] mentions = [new("ARLES", "Location", null, 0, 5, 0.9), new("Arles", "Location", null, 15, 5, 0.9)];

        Merger.Merge(Text, [(new TextChunk(0, Text), new TextEntities(mentions))]).ShouldHaveSingleItem().Name.ShouldBe("Arles");
    }

    [Fact]
    public void Merge_what_the_headline_names_counts_and_is_not_listed()
    {
        const string Headline = "Quellmann Visits Oslo\n\n";
        const string Text = "Quellmann left.";
        TextEntity[] above = [new("Oslo", "Location", null, 17, 4, 0.9)];
        TextEntity[] below = [new("Quellmann", "Person", null, 0, 9, 0.9)];

        var entities = Merger.Merge(
            Headline + Text,
            [
                (new TextChunk(0, Headline), new TextEntities(above)),
                (new TextChunk(Headline.Length, Text), new TextEntities(below)),
            ],
            Headline.Length);

        entities.Select(entity => (entity.Name, entity.Count, entity.Mentions.Count)).ShouldBe([("Quellmann", 2, 1), ("Oslo", 1, 0)]);
        entities[0].Mentions[0].Offset.ShouldBe(0);
    }

    [Fact]
    public void Merge_moves_offsets_by_the_chunk()
    {
        const string Text = "First part. Paris is here.";
        var chunk = new TextChunk(12, Text[12..]);

        var entity = Merger.Merge(Text, [(chunk, new TextEntities([new TextEntity("Paris", "Location", "GPE", 0, 5, 1)]))])
            .ShouldHaveSingleItem();

        entity.Mentions[0].Offset.ShouldBe(12);
    }

    [Fact]
    public void Merge_leaves_out_a_span_that_is_not_where_the_provider_says() =>
        Merger.Merge("Paris", [(new TextChunk(0, "Paris"), new TextEntities([new TextEntity("Paris", "Location", null, 3, 5, 1)]))])
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

        Merger.Merge(names, [(new TextChunk(0, names), new TextEntities(mentions))]);
    });

    private static IReadOnlyList<ArticleEntity> Merge(string text, params (string Text, string Category)[] mentions) =>
        Merger.Merge(
            text,
            [(new TextChunk(0, text), new TextEntities([.. mentions.Select(mention => new TextEntity(
                mention.Text, mention.Category, null, text.LastIndexOf(mention.Text, StringComparison.Ordinal), mention.Text.Length,
                0.9))]))]);
}
