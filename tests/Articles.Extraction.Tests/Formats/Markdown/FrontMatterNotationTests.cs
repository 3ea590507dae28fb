namespace Articles.Extraction.Tests.Formats.Markdown;

/// <summary>Front matter in the notations that Hugo and Zola take: the same fields, whichever it is.</summary>
public sealed class FrontMatterNotationTests
{
    private const string Text = "The mayor said that the bridge would have been there before this.";

    [Theory]
    [InlineData(
        "---\ntitle: Bridge reopens\ndate: 2026-05-04T10:00:00+02:00\nlastmod: 2026-05-05\nauthors:\n- Jane Doe\n- name: Bo Ek\nlang: en\n"
            + "source: https://news.test/a\n---\n")]
    [InlineData(
        "+++\ntitle = \"Bridge reopens\"  # as printed\ndate = 2026-05-04T10:00:00+02:00\nlastmod = 2026-05-05\n"
            + "authors = [\n  \"Jane Doe\",\n  { name = \"Bo Ek\" },\n]\nlang = 'en'\n"
            + "source = \"https://news.test/a\"\n\n[params]\ntitle = \"x\"\n+++\n")]
    [InlineData(
        "{\n  \"title\": \"Bridge reopens\",\n  \"date\": \"2026-05-04T10:00:00+02:00\",\n  \"lastmod\": \"2026-05-05\",\n"
            + "  \"authors\": [\"Jane Doe\", {\"name\": \"Bo Ek\"}],\n  \"lang\": \"en\",\n  \"source\": \"https://news.test/a\",\n"
            + "  \"params\": {\"title\": \"x\"}\n}\n")]
    public void The_same_fields_are_declared_in_YAML_TOML_and_JSON(string matter)
    {
        var document = Reader.One("a.md", $"{matter}\n{Text}\n");

        document.Content.Trim().ShouldBe($"<p>{Text}</p>");
        document.Declared.Title.ShouldBe("Bridge reopens");
        document.Declared.Byline.ShouldBe("Jane Doe, Bo Ek");
        document.Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        document.Declared.ModifiedAt.ShouldBe(new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero));
        document.Declared.Language.ShouldBe("en");
        document.Declared.CanonicalUrl.ShouldBe("https://news.test/a");
    }

    [Theory]
    [InlineData("+++\ndate = 2026-05-04\n+++\n")]
    [InlineData("+++\ndate = 2026-05-04T00:00:00Z\n+++\n")]
    [InlineData("+++\r\ndate = \"2026-05-04\"\r\n+++\r\n")]
    [InlineData("{ \"date\": \"2026-05-04\", }\n")]
    public void A_date_is_the_day_that_it_says(string matter) =>
        Reader.One("a.md", $"{matter}\n{Text}\n").Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("+++\n[[authors]]\nname = \"Jane Doe\"\n[[authors]]\nname = \"Bo Ek\"\n+++\n", "Jane Doe, Bo Ek")]
    [InlineData("+++\nauthor = { given = \"Jane\", family = \"Doe\" }\n+++\n", "Jane Doe")]
    [InlineData("{\"author\": {\"firstName\": \"Jane\", \"lastName\": \"Doe\"}}\n", "Jane Doe")]
    [InlineData("{\"author\": null, \"byline\": \"Jane Doe\"}\n", "Jane Doe")]
    public void Authors_are_found_in_every_form(string matter, string byline) =>
        Reader.One("a.md", $"{matter}\n{Text}\n").Declared.Byline.ShouldBe(byline);

    [Theory]
    [InlineData("+++\ntitle = \"Bridge reopens\"\ndate = 2026-05-04\ndraft = tru\n+++\n")]
    [InlineData("+++\ntitle = \"Bridge reopens\ndate = 2026-05-04\n+++\n")]
    [InlineData("+++\ntitle = \"One\"\ntitle = \"Two\"\n+++\n")]
    [InlineData("{\n\"title\": \"Bridge reopens\",\n\"date\": 2026-05-04\n}\n")]
    [InlineData("{\n\"title\": \"Bridge reopens\",\n\"draft\": true\n")]
    public void Damaged_TOML_or_JSON_is_rejected_and_not_read_by_half(string matter) =>
        Reader.Rejection("a.md", $"{matter}\n{Text}\n").Code.ShouldBe("malformed-front-matter");

    [Theory]
    [InlineData("+++\ntitle = \"Bridge reopens\"\ndate = 2026-05-04\ndraft = tru\n+++\n", "line 4")]
    [InlineData("+++\ntitle = \"One\"\ntitle = \"Two\"\n+++\n", "line 3")]
    [InlineData("{\n\"title\": \"Bridge reopens\",\n\"date\": 2026-05-04\n}\n", "line 3")]
    public void A_rejection_of_damaged_front_matter_says_where_and_what_to_do(string matter, string place) =>
        Reader.Rejection("a.md", $"{matter}\n{Text}\n").Message.ShouldEndWith($"{place}. Correct it, and drop the file again.");

    [Theory]
    [InlineData("+++\na = ", "[", "]", "\n+++\n")]
    [InlineData("---\na: ", "[", "]", "\n---\n")]
    [InlineData("---\na: ", "{a: ", "}", "\n---\n")]
    [InlineData("+++\na = ", "{ b = ", "}", "\n+++\n")]
    [InlineData("{\"a\": ", "[", "]", "}\n")]
    public void Nesting_without_end_is_rejected(string start, string open, string close, string end)
    {
        const int Depth = 5_000;
        var nested = string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));

        Reader.Rejection("a.md", $"{start}{nested}{end}\n{Text}\n").Code.ShouldBe("malformed-front-matter");
    }

    [Theory]
    [InlineData("+++\nThe mayor said that\n+++\n")]
    [InlineData("+++\ntitle = \"Bridge reopens\"\n")]
    [InlineData("{: .lead}\n")]
    [InlineData("{% include ad.html %}\n")]
    [InlineData("{\"a\": 1} is what the program wrote.\n")]
    public void What_is_no_front_matter_is_text(string start)
    {
        var document = Reader.One("a.md", $"{start}\n{Text}\n");

        document.Declared.Title.ShouldBeNull();
        document.Content.ShouldContain(start[..1]);
    }

    [Fact]
    public void TOML_front_matter_tells_Markdown_without_an_extension() =>
        Reader.One("a", $"+++\ntitle = \"Bridge reopens\"\n+++\n\n{Text}\n").Format.ShouldBe(SourceFormat.Markdown);

    [Fact]
    public void Front_matter_alone_is_rejected() =>
        Reader.Rejection("a.md", "+++\ntitle = \"Bridge\"\n+++\n").Code.ShouldBe("no-text");
}
