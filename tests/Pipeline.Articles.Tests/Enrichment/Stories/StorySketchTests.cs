using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Articles.Tests.Enrichment.Stories;

public sealed class StorySketchTests
{
    [Fact]
    public void Is_read_as_it_was_written_whatever_is_in_it()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var sketch = StorySketch.Of(
                "de",
                Enumerable.Range(0, random.Next(300)).Select(number => KeyValuePair.Create($"wort{number}", random.Next(600))),
                Enumerable.Range(0, random.Next(60)).Select(number => $"titel{number}"),
                Enumerable.Range(0, random.Next(60)).Select(number => $"name{number}"));
            var bytes = sketch.ToBytes();
            bytes.Length.ShouldBeLessThanOrEqualTo(900);

            var read = StorySketch.Read("de", bytes).ShouldNotBeNull();

            read.ToBytes().ShouldBe(bytes);
            read.Terms.ToArray().ShouldBe(sketch.Terms.ToArray());
            read.Counts.ToArray().ShouldBe(sketch.Counts.ToArray());
            read.CommonNames(sketch).ShouldBe(sketch.Names.Length);
        }
    }

    [Fact]
    public void Bytes_that_are_no_sketch_are_none()
    {
        var random = new Random(5);
        var bytes = StorySketch.Of("en", [KeyValuePair.Create("ferry", 1)], ["ferry"], ["aurora"]).ToBytes();
        StorySketch.Read("en", bytes.AsSpan()[..^1]).ShouldBeNull();
        StorySketch.Read("en", [2, .. bytes[1..]]).ShouldBeNull();
        for (var round = 0; round < 500; round++)
        {
            var noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            Should.NotThrow(() => StorySketch.Read("en", noise));
        }
    }

    [Fact]
    public void A_word_is_another_term_in_another_language() =>
        Of("en").Terms.ToArray().ShouldNotBe(Of("de").Terms.ToArray());

    private static StorySketch Of(string language) => StorySketch.Of(language, [KeyValuePair.Create("gift", 1)], [], []);
}
