using Articles.Extraction.Formats.Wire;
using CsCheck;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What an id consists of; that spellings of one meet is shown by the pipeline's tests.</summary>
public sealed class ItemNameTests
{
    [Theory]
    [InlineData("sw.4711", null, "4711")]
    [InlineData("ow.4711", null, "OW.4711")]
    [InlineData("urn:newsml:sw.test:20260312:4711:2N", null, "4711")]
    [InlineData("urn:newsml:sw.test:20260312:4711:2", "2", "4711")]
    [InlineData("urn:newsml:sw.test:20260312:4711:2", "3", "4711:2")]
    [InlineData("urn:newsml:sw.test:20260312:bulletin:2", "2", "BULLETIN:2")]
    [InlineData("urn:newsml:localhost:2026-03-12T08:41:00.123:A4711", null, "A4711")]
    [InlineData("tag:sw.test,2026:newsml_L1N14N0FF", null, "L1N14N0FF")]
    [InlineData("tag:sw.test:2026:4711", null, "4711")]
    [InlineData("https://sw.test/items/4711?version=2", null, "4711")]
    [InlineData("https://sw.test/items/bridge", null, "ITEMS/BRIDGE")]
    [InlineData("sw.test:4711", null, "4711")]
    [InlineData("{0B7A9C1E-8F53-4A66-9A52-0D5C8F1F2A3B}", null, "0B7A9C1E8F534A669A520D5C8F1F2A3B")]
    [InlineData("2026-03-1", "1", "2026-03-1")]
    public void Its_core_is_what_is_left_without_form_authority_day_and_version(string id, string? version, string core) =>
        Name(id, version, "SW")!.Core.ShouldBe(core);

    [Theory]
    [InlineData("USA-WEATHER")]
    [InlineData("N/A")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_slug_has_no_name(string? id) => Name(id, null, "SW").ShouldBeNull();

    [Fact]
    public void Any_id_can_be_taken_apart_and_is_the_same_as_itself_in_any_case() => Gen.OneOf(
            Gen.String,
            Gen.Select(
                Words("urn:newsml:a.test:20260101:", "tag:a.test,2026:", "http://a.test/", "urn:x:", "a.test:", "SW.", ""),
                Gen.String[Gen.Char["ab1:;.-_/?#=vN "], 0, 20],
                (start, end) => start + end))
        .Sample(id =>
        {
            var name = Name(id, "1", "SW");
            if (name is not null)
            {
                name.Compare(name).ShouldBe(ItemLikeness.Same);
                name.Compare(Name(id.ToUpperInvariant(), "1", "sw")!).ShouldBe(ItemLikeness.Same);
            }
        }, iter: 20_000);

    [Fact]
    public void Whether_two_are_one_does_not_depend_on_which_comes_first()
    {
        var ids = Gen.Select(
            Words("urn:newsml:a.test:20260101:", "urn:newsml:a.test:20260102:", "tag:a.test,2026:", "tag:b.test,2026:",
                "http://a.test/", "urn:a.test:", "a.test:", "A.", "urn:uuid:", ""),
            Words("4711", "4711:1", "4711-v2", "0b7a9c1e8f534a669a520d5c8f1f2a3b", "x4711", "1"),
            Words("A", "B", "a.test", null),
            (start, end, provider) => (Id: start + end, provider));
        Gen.Select(ids, ids).Sample(
            (one, other) => Name(one.Id, "1", one.provider)!.Compare(Name(other.Id, "1", other.provider)!)
                == Name(other.Id, "1", other.provider)!.Compare(Name(one.Id, "1", one.provider)!),
            iter: 20_000);
    }

    private static Gen<string?> Words(params string?[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static ItemName? Name(string? id, string? version, string? provider) =>
        ItemName.Parse(provider, id, version, WireProviders.Default);
}
