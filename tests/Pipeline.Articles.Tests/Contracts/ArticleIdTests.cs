using CsCheck;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Contracts;

public sealed class ArticleIdTests
{
    // Few characters, so that texts often differ in little: the separator, controls, a letter, an é in two forms, halves of a pair.
    private static readonly Gen<string> Text = Gen.OneOf('\n', '\0', '\u0001', '#', 'a', 'é', '\u0301', '\uD83C', '\uDF09', '\uFFFD')
        .Array[0, 3]
        .Select(letters => new string(letters));

    [Fact]
    public void FromName_any_name_is_stable_and_legal_everywhere() =>
        Gen.String.Sample(name =>
        {
            var id = ArticleId.FromName(name);
            id.ShouldBe(ArticleId.FromName(name));
            id.ToString().Length.ShouldBe(32);
            ArticleId.Parse(id.ToString()).ShouldBe(id);
        });

    [Fact]
    public void FromPart_differs_from_the_file_and_from_other_parts() =>
        new[] { ArticleId.FromName("f"), ArticleId.FromPart("f", "1"), ArticleId.FromPart("f", "2") }.Distinct().Count().ShouldBe(3);

    [Fact]
    public void Two_names_have_one_id_only_when_they_are_the_same() =>
        Gen.Select(Text, Text)
            .Sample((one, other) => (ArticleId.FromName(one) == ArticleId.FromName(other)).ShouldBe(one == other), iter: 20_000);

    [Fact]
    public void Two_parts_have_one_id_only_when_name_and_part_are_the_same() =>
        Gen.Select(Text.Array[3], Gen.Bool).Sample((texts, isSwapped) =>
        {
            // The same three texts, with the line feeds between them as part of the name or of the part.
            var (name, part) = ($"{texts[0]}\n{texts[1]}", texts[2]);
            var (otherName, otherPart) = isSwapped ? (texts[1], $"{texts[0]}\n{texts[2]}") : (texts[0], $"{texts[1]}\n{texts[2]}");
            (ArticleId.FromPart(name, part) == ArticleId.FromPart(otherName, otherPart)).ShouldBe((name, part) == (otherName, otherPart));
        });

    [Fact]
    public void No_file_has_the_id_of_a_part_whatever_both_are_called() =>
        Gen.Select(Text, Text, Text).Sample((name, part, otherName) =>
        {
            ArticleId.FromPart(name, part).ShouldNotBe(ArticleId.FromName(otherName));
            ArticleId.FromPart(name, part).ShouldNotBe(ArticleId.FromName($"{name}\n{part}"));
        });

    [Fact]
    public void No_item_has_the_id_of_another_or_of_a_file_or_a_part_whatever_all_are_called() =>
        Gen.Select(Text, Text, Text).Sample((key, other, part) =>
        {
            (ArticleId.FromItem(key) == ArticleId.FromItem(other)).ShouldBe(key == other);
            ArticleId.FromItem(key).ShouldNotBe(ArticleId.FromName(other));
            ArticleId.FromItem(key).ShouldNotBe(ArticleId.FromName(key));
            ArticleId.FromItem(key).ShouldNotBe(ArticleId.FromPart(other, part));
        });

    [Fact]
    public void An_article_is_known_by_its_item_else_by_its_part_else_by_its_file()
    {
        var item = new WireItem { Flavour = "NITF", Provider = "OW", Id = "4711" };
        ArticleId.Of("a.xml", "4711", item).ShouldBe(ArticleId.Of("b.zip", "b.xml", item));
        ArticleId.Of("a.xml", "4711", item with { Provider = null }).ShouldBe(ArticleId.FromPart("a.xml", "4711"));
        ArticleId.Of("a.xml", part: null, item with { Provider = null }).ShouldBe(ArticleId.FromName("a.xml"));
        ArticleId.Of("a.xml", "4711", item with { Provider = "SW" }).ShouldNotBe(ArticleId.Of("a.xml", "4711", item));
    }

    // Subscribers hold them.
    [Theory]
    [InlineData("a.txt", null, "18b7cb099a9ea3f50ba899b5ba81e0d3")]
    [InlineData("names/Brücke \uD83C\uDF09.html", null, "996ed69c69efed69978617ad16123f72")]
    [InlineData("../articles-clean/x.json", null, "93ef11302f6d1682f384dfecec117963")]
    [InlineData("feed.json", "https://x.example/2", "6984ff527dfa76b480a2f5fc4ef8564c")]
    [InlineData("feed.json", "two\nlines", "f525cc60efe5360227bc6bc530930416")]
    public void Ids_are_what_they_always_were(string name, string? part, string id) =>
        (part is null ? ArticleId.FromName(name) : ArticleId.FromPart(name, part)).ToString().ShouldBe(id);

    [Theory]
    [InlineData("urn:newsml:ostermark.test:20261124:4711", "b60ba84dbc34324d26fd4df4f3aaa9d9")]
    [InlineData("OW\n4711", "ce7ffd4ecaaf938f9dde0d9b355b6343")]
    public void Ids_of_items_are_what_they_always_were(string key, string id) => ArticleId.FromItem(key).ToString().ShouldBe(id);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("../../../../../../../../etc/pass")]
    public void TryParse_something_else_fails(string text) => ArticleId.TryParse(text, out _).ShouldBeFalse();
}
