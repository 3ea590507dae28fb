using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Markup that is made to cost its parser time or memory, or to make it fetch something.</summary>
public sealed class MarkupTests(BadInputHost host) : BadInputTests(host)
{
    private const string Open =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>A bridge</title><guid>1</guid><description>";

    [Fact]
    public Task A_hundred_thousand_nested_elements() =>
        RejectedAsync("nested.html", Page("Nested", Repeat("<div>", 100_000) + Paragraph), "too-deep", "Cleaning:MaxNesting");

    [Fact]
    public Task A_hundred_thousand_unclosed_formatting_elements() =>
        RejectedAsync("unclosed.html", Page("Unclosed", Repeat("<b>", 100_000) + Paragraph), "too-deep", "Cleaning:MaxNesting");

    [Fact]
    public Task Tables_in_tables_without_end() =>
        RejectedAsync("tables.html", Page("Tables", Repeat("<table><tr><td>", 30_000) + Paragraph), "too-deep", "Cleaning:MaxNesting");

    [Fact]
    public Task More_elements_than_a_page_has() =>
        RejectedAsync("elements.html", Page("Elements", Repeat("<i>x</i>", 400_000)), "too-many-elements", "Cleaning:MaxElements");

    [Fact]
    public async Task Attributes_by_the_million()
    {
        var attributes = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(number => $"a{number}"));
        (await PublishedAsync("attributes.html", Page("Attributes", $"<p {attributes}>{Paragraph}</p>"))).Text.ShouldBe(Paragraph);
    }

    [Fact]
    public async Task An_attribute_of_five_megabytes() =>
        (await PublishedAsync("attribute.html", Page("Attribute", $"<p data-x=\"{new string('x', 5_000_000)}\">{Paragraph}</p>")))
            .Text.ShouldBe(Paragraph);

    [Fact]
    public async Task A_comment_that_never_ends() =>
        (await PublishedAsync("comment.html", Page("A comment", $"<p>{Paragraph}</p><!-- " + Repeat("<p>hidden ", 100_000))))
            .Text.ShouldBe(Paragraph);

    [Fact]
    public Task A_megabyte_of_less_than() => RejectedAsync("less-than.html", Page("Less", Repeat("<", 1_000_000)), "no-article", "article");

    [Fact]
    public async Task Entities_by_the_hundred_thousand() =>
        (await PublishedAsync(
            "entities.html", Page("Entities", $"<p>{Paragraph} {Repeat("&amp;&notanentity;&#0;&#xFFFFFFFF;", 20_000)}</p>")))
            .Text.ShouldStartWith(Paragraph);

    [Fact]
    public Task An_entity_bomb_is_not_expanded()
    {
        var entities =
            string.Concat(Enumerable.Range('b', 20).Select(name => $"<!ENTITY {(char)name} \"{Repeat($"&{(char)(name - 1)};", 10)}\">"));
        return ItemIsRejectedAsync("laughs.xml", "<!ENTITY a \"lol\">" + entities, "&u;");
    }

    [Fact]
    public async Task A_long_entity_again_and_again_is_not_expanded()
    {
        await Host.Account.DropAsync(
            "quadratic.xml", Rss($"<!ENTITY a \"{new string('a', 100_000)}\">", $"{Paragraph} {Repeat("&a; ", 10_000)}"), Token);
        (await IsPublishedAsync(ArticleId.FromPart("quadratic.xml", "1"))).Text.ShouldBe($"{Paragraph} {Repeat("&a; ", 10_000).TrimEnd()}");
    }

    [Fact]
    public Task An_external_entity_is_not_read() => ItemIsRejectedAsync("external.xml", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;");

    [Fact]
    public Task An_external_document_type_is_not_read() =>
        ItemIsRejectedAsync("parameter.xml", "<!ENTITY % dtd SYSTEM \"file:///etc/passwd\"> %dtd;", "Too short.");

    [Fact]
    public Task Xml_a_hundred_thousand_levels_deep() =>
        RejectedAsync("deep.xml", Open + Repeat("<x>", 100_000), "too-deep", "Reading:MaxNesting");

    [Fact]
    public Task Xml_attributes_by_the_hundred_thousand() => RejectedAsync(
        "attributes.xml", "<rss " + string.Join(' ', Enumerable.Range(0, 100_000).Select(number => $"a{number}=\"\""))
            + "></rss>", "too-large", "attributes");

    [Fact]
    public Task Xml_that_is_cut_off() => RejectedAsync("cut-off.xml", Open + Paragraph, "malformed-xml", "line");

    /// <summary>An item of nothing but entities, whose names are all that is left of them.</summary>
    private async Task ItemIsRejectedAsync(string name, string declarations, string description)
    {
        await Host.Account.DropAsync(name, Rss(declarations, description), Token);
        await IsRejectedAsync(ArticleId.FromPart(name, "1"), "no-article", "No article was found");
    }

    private static string Rss(string declarations, string description) =>
        $"<?xml version=\"1.0\"?><!DOCTYPE rss [{declarations}]><rss "
            + $"version=\"2.0\"><channel><item><guid>1</guid><description>{description}</description></item></channel></rss>";
}
