using System.Diagnostics;
using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.Markdown;

public sealed class MarkdownTests
{
    private const string Paragraph =
        "The mayor said that the bridge, which was opened on Monday, would have been there before this, "
            + "had the county paid for it in time.";

    [Theory]
    [InlineData("Bridge reopens after two years")]
    [InlineData("**Bridge reopens after two years**")]
    [InlineData("__Bridge reopens after two years__")]
    [InlineData("## Bridge reopens after two years")]
    [InlineData("### Bridge reopens after two years ###")]
    [InlineData("---\ndate: 2026-01-01\n---\n\nBridge reopens after two years")]
    public void Without_a_heading_of_the_first_level_the_line_that_a_reader_takes_for_the_title_is_it(string start) =>
        Reader.One("a.md", $"{start}\n\n{Paragraph}\n").Content.ShouldStartWith("<h1>Bridge reopens after two years</h1>");

    [Theory]
    [InlineData("Bridge reopens?", "A short line.")]
    [InlineData("The bridge is open.", Paragraph)]
    [InlineData("By Clara Whitfield", Paragraph)]
    [InlineData("Monday, 3 November 2026", Paragraph)]
    [InlineData("LONDON, Nov 3 (Reuters)", Paragraph)]
    [InlineData("[Bridge reopens after two years](https://news.test/a)", Paragraph)]
    [InlineData("- one thing\n- and another thing", Paragraph)]
    [InlineData("Politics", Paragraph)]
    [InlineData("## The first section", Paragraph + "\n\n## The second section\n\n" + Paragraph)]
    [InlineData("Bridge reopens after two years\nand it is a line of a paragraph", Paragraph)]
    [InlineData("Bridge reopens after two years", Paragraph + "\n\n# The heading of the first level\n\n" + Paragraph)]
    public void A_line_that_is_no_headline_is_left_as_it_is(string start, string rest) =>
        Reader.One("a.md", $"{start}\n\n{rest}\n").Content.ShouldNotStartWith("<h1>");

    [Fact]
    public void Front_matter_is_declared_and_the_rest_becomes_html()
    {
        var document = Reader.One("bridge.txt", """
            ---
            # Jekyll
            title: "Bridge: reopened"
            authors: [Clara Whitfield, Sam Ode]
            date: 2026-11-02 08:00:00 +0100
            lastmod: 2026-11-03
            canonical_url: https://news.test/bridge
            lang: en
            tags:
              - bridges
              - title
            ---

            # The bridge

            It *reopened*.

            | a | b |
            |---|---|
            | 1 | 2 |
            """);

        document.Format.ShouldBe(SourceFormat.Markdown);
        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ShouldContain("<h1>The bridge</h1>");
        document.Content.ShouldContain("<p>It <em>reopened</em>.</p>");
        document.Content.ShouldContain("<td>1</td>");
        document.Content.ShouldNotContain("Jekyll");
        document.Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge: reopened",
            Byline = "Clara Whitfield, Sam Ode",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
            ModifiedAt = new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero),
            CanonicalUrl = "https://news.test/bridge",
            Language = "en",
        });
    }

    [Theory]
    [InlineData("author:\n  name: Clara Whitfield", "Clara Whitfield")]
    [InlineData("author: By Clara Whitfield", "Clara Whitfield")]
    [InlineData("authors:\n- Clara Whitfield\n- Sam Ode", "Clara Whitfield, Sam Ode")]
    [InlineData("authors:\n- name: Clara Whitfield\n- name: Sam Ode", "Clara Whitfield, Sam Ode")]
    [InlineData("author: *nobody", null)]
    [InlineData("author: [", null)]
    public void An_author_is_found_in_every_form(string yaml, string? byline) =>
        Reader.One("a.md", $"---\n{yaml}\n---\nThe bridge reopened.\n").Declared.Byline.ShouldBe(byline);

    [Theory]
    [InlineData("a.md", "The bridge reopened.")]
    [InlineData("a.markdown", "<p align=\"center\"><img src=\"a.png\"></p>\n\nThe bridge *reopened*.")]
    [InlineData("a.txt", "# Bridge\n\nIt [reopened](https://news.test/bridge).")]
    [InlineData("a", "# Bridge\n\nIt reopened.\n\n## Traffic\n\nIt flows.")]
    public void Markdown_is_known_by_its_extension_or_its_signs(string name, string content) =>
        Reader.One(name, content).Format.ShouldBe(SourceFormat.Markdown);

    [Theory]
    [InlineData("a.md", "<!DOCTYPE html><html><p>x</p></html>", SourceFormat.Html)]
    [InlineData("a.txt", "# 1 is what the fans call him.\n\nHe won again.", SourceFormat.Text)]
    [InlineData("a.txt", "---\nThe bridge reopened.\n---\n", SourceFormat.Text)]
    public void Other_formats_stay_what_they_are(string name, string content, SourceFormat format) =>
        Reader.One(name, content).Format.ShouldBe(format);

    [Fact]
    public void Front_matter_alone_is_rejected() => Reader.Rejection("a.md", "---\ntitle: Bridge\n---\n").Code.ShouldBe("no-text");

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a **")]
    [InlineData("<a")]
    [InlineData("|a\n")]
    [InlineData("[a](<b")]
    [InlineData("[a]: b\n\n")]
    [InlineData("[^1]: a\n\n")]
    [InlineData("a\n: b\n\n")]
    public void Openings_without_end_are_read_in_time(string opening)
    {
        // The second is short enough to be parsed.
        foreach (var length in new[] { 1_000_000, 290_000 })
        {
            var content = string.Concat(Enumerable.Repeat(opening, length / opening.Length));
            var watch = Stopwatch.StartNew();

            Reader.One("a.md", content).Format.ShouldBe(SourceFormat.Markdown);

            // Under a second on an idle machine, minutes where the parser goes quadratic: the bound tells the two apart on a loaded one
            // too.
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public void Quotes_a_thousand_deep_are_rejected() =>
        Reader.Rejection("a.md", string.Concat(Enumerable.Repeat("> ", 1_000)) + "x").Code.ShouldBe("too-deep");

    [Theory]
    [InlineData("in 2~4 days, not 5~9 days", "in 2~4 days, not 5~9 days")]
    [InlineData("10~20億円、5~6%", "10~20億円、5~6%")]
    [InlineData("from 2^16 to 2^32", "from 2^16 to 2^32")]
    [InlineData("C++ and A++ here", "C++ and A++ here")]
    [InlineData("it is ~~5~~ 7", "it is <del>5</del> 7")]
    [InlineData("市は**「橋」**を", "市は<strong>「橋」</strong>を")]
    public void Signs_between_numbers_stay_where_Markdigs_extras_would_take_them(string markdown, string html) =>
        Reader.One("a.md", markdown).Content.Trim().ShouldBe($"<p>{html}</p>");

    [Theory]
    [InlineData("title: ~", null)]
    [InlineData("title: null", null)]
    [InlineData("title:", null)]
    [InlineData("title: \"null\"", "null")]
    [InlineData("title: '~'", "~")]
    public void A_plain_null_declares_nothing(string yaml, string? title) =>
        Reader.One("a.md", $"---\n{yaml}\n---\nThe bridge.").Declared.Title.ShouldBe(title);

    [Theory]
    [InlineData("authors:\n  - name: Ada Lind\n    title: Editor\n  - title: Reporter\n    name: Bo Ek", "Ada Lind, Bo Ek")]
    [InlineData("authors: [{name: Ada Lind, url: https://news.test/a}, Bo Ek]", "Ada Lind, Bo Ek")]
    [InlineData("author: {given: Ada, family: Lind}", "Ada Lind")]
    public void Authors_with_more_than_a_name_are_all_read(string yaml, string byline) =>
        Reader.One("a.md", $"---\n{yaml}\n---\nThe bridge.").Declared.Byline.ShouldBe(byline);

    [Fact]
    public void What_a_reading_service_puts_before_the_page_is_declared()
    {
        var document = Reader.One(
            "page.txt",
            "Title: Bridge reopens | The Gazette\n\nURL Source: https://news.test/bridge\n\nPublished Time: "
            + "2026-03-12T08:15:00Z\n\nMarkdown Content:\n# Bridge reopens\n\nIt is open.");

        document.Format.ShouldBe(SourceFormat.Markdown);
        document.Declared.Title.ShouldBe("Bridge reopens");
        document.Declared.CanonicalUrl.ShouldBe("https://news.test/bridge");
        document.Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 8, 15, 0, TimeSpan.Zero));
        document.Content.ShouldNotContain("URL Source");
    }

    [Fact]
    public void What_leaves_nothing_to_read_has_no_text() =>
        new ArticleReader(new ReadingOptions(), TimeProvider.System)
            .Read("a.md", "[bridge]: https://x.test/bridge\n"u8.ToArray(), TestContext.Current.CancellationToken)
            .Documents.ShouldHaveSingleItem().Rejection!.Code.ShouldBe("no-text");

    /// <summary>CommonMark makes emphasis of a product, and a list's item, whose number it forgets, of a date; Markdig 1.6 keeps to it.</summary>
    [Theory]
    [InlineData("It seats 5*3*2 of them.", "<p>It seats 5*3*2 of them.</p>")]
    [InlineData("It is 10**2 and 2**3 long.", "<p>It is 10**2 and 2**3 long.</p>")]
    [InlineData("It is *very* long, **5** m.", "<p>It is <em>very</em> long, <strong>5</strong> m.</p>")]
    [InlineData("1986. A great year.", "<p>1986. A great year.</p>")]
    [InlineData("3. Mai 2026", "<p>3. Mai 2026</p>")]
    [InlineData("1) The only point.", "<p>1) The only point.</p>")]
    [InlineData("7. Oak\n8. Pine", "<ol start=\"7\">\n<li>7. Oak</li>\n<li>8. Pine</li>\n</ol>")]
    [InlineData("1. Oak\n2. Pine", "<ol>\n<li>Oak</li>\n<li>Pine</li>\n</ol>")]
    public void A_number_stays_the_number_that_was_written(string markdown, string html) =>
        Reader.One("a.md", $"{Paragraph}\n\n{markdown}\n").Content.ReplaceLineEndings("\n").ShouldContain(html);
}
