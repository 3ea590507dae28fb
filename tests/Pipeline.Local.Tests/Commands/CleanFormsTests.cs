using System.Text;
using System.Text.Json;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Commands;

/// <summary>What <c>clean</c> reads besides files, and what it writes besides JSON.</summary>
public sealed class CleanFormsTests : IDisposable
{
    private const string Page =
        "<html lang=en><head><title>Bridge opens – Site</title><meta name=author content='Ann Lee'></head><body><article>"
        + "<h1>Bridge *opens* &amp; closes</h1>"
        + "<p>The bridge reopened on Monday, and the first bus crossed it with the crew aboard at noon.</p>"
        + "<p>1. It was closed for eight weeks &lt;after&gt; the flood in spring, the council said in a statement on Tuesday morning.</p>"
        + "</article></body></html>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-forms-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Standard_input_is_read_as_a_file()
    {
        var result = await RunAsync(Page, "clean", "-", "-o", "-");

        result.ExitCode.ShouldBe(0, result.Errors);
        var article = JsonDocument.Parse(result.Lines.ShouldHaveSingleItem()).RootElement;
        article.GetProperty("name").GetString().ShouldBe("stdin");
        article.GetProperty("title").GetString().ShouldBe("Bridge *opens* & closes");
    }

    [Fact]
    public async Task Standard_input_takes_a_name_and_goes_into_a_folder_under_it()
    {
        var result = await RunAsync(Page, "clean", "-", "--name", "news/a.html", "--out", "out", "--format", "markdown");

        result.ExitCode.ShouldBe(0, result.Errors);
        File.Exists(Path.Combine(_folder.FullName, "out", "news", "a.html.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_gave_no_page_in_a_browsers_archive_is_said()
    {
        static string Entry(string address, string type, string text) => JsonSerializer.Serialize(new
        {
            request = new { method = "GET", url = address },
            response = new { status = 200, content = new { mimeType = type, text } },
        });
        var har = $$$"""
            {"log":{"entries":[{{{Entry("https://x.test/a", "text/html", Page)}}},{{{Entry("https://x.test/a.js", "text/javascript", "var a;")}}}]}}
            """;

        var result = await RunAsync(har, "clean", "-", "--name", "a.har");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Errors.ShouldContain("a.har: 1 article; 1 no page (script 1).");
    }

    [Fact]
    public async Task Text_is_the_headline_the_facts_and_the_body()
    {
        var result = await RunAsync(Page, "clean", "-", "--format", "text");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.Replace("\r", string.Empty, StringComparison.Ordinal).ShouldBe(
            "Bridge *opens* & closes\n\nAnn Lee\n\n"
            + "The bridge reopened on Monday, and the first bus crossed it with the crew aboard at noon.\n\n"
            + "1. It was closed for eight weeks <after> the flood in spring, the council said in a statement on Tuesday morning.\n");
    }

    [Fact]
    public async Task Markdown_escapes_what_would_be_markup()
    {
        var result = await RunAsync(Page, "clean", "-", "--format", "markdown");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldStartWith("# Bridge \\*opens\\* \\& closes\n\n*Ann Lee*\n\n");
        result.Output.ShouldContain("\n\n1\\. It was closed for eight weeks \\<after\\> the flood");
    }

    [Fact]
    public async Task A_list_is_a_list_in_markdown()
    {
        const string List = "<article><h1>Bridge</h1>"
            + "<p>The council said on Monday at 4:30 that, while the old bridge is shut, it would:</p>"
            + "<ul><li>run a free bus <i>every</i> 20 minutes between the quay and Ferry Road;</li>"
            + "<li>let foot passengers use the ferry without charge all day long.</li></ul>"
            + "<p>Work is due to end on 16 May, a week before the regatta of the harbour town.</p></article>";

        (await RunAsync(List, "clean", "-", "--format", "markdown")).Output.ShouldEndWith(
            "at 4:30 that, while the old bridge is shut, it would:\n\n"
            + "- run a free bus every 20 minutes between the quay and Ferry Road;\n"
            + "- let foot passengers use the ferry without charge all day long.\n\n"
            + "Work is due to end on 16 May, a week before the regatta of the harbour town.\n");
    }

    [Fact]
    public async Task Html_is_a_page_without_the_pages_own_markup()
    {
        var result = await RunAsync(Page, "clean", "-", "--format", "html");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldStartWith(
            "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Bridge *opens* &amp; closes</title>\n<article lang=\"en\">\n"
            + "<h1>Bridge *opens* &amp; closes</h1>\n<p>Ann Lee</p>\n");
        result.Output.ShouldContain("eight weeks &lt;after&gt; the flood");
        result.Output.ShouldEndWith("</p>\n</article>\n");
    }

    [Fact]
    public async Task A_rejected_file_is_a_line_of_json_and_nothing_in_the_other_forms()
    {
        (await RunAsync(string.Empty, "clean", "-")).Lines.ShouldHaveSingleItem().ShouldContain("\"code\":\"empty\"");

        var text = await RunAsync(string.Empty, "clean", "-", "--format", "text");

        text.ExitCode.ShouldBe(0, text.Errors);
        text.Output.ShouldBeEmpty();
        text.Errors.ShouldStartWith("stdin: rejected, empty: ");
    }

    private Task<CommandResult> RunAsync(string input, params string[] arguments) =>
        new ArticlesCommand(_folder.FullName, new Dictionary<string, string>()) { Input = Encoding.UTF8.GetBytes(input) }
            .RunAsync(Token, arguments);
}
