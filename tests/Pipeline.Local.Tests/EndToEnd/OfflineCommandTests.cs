using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The commands that need no storage.</summary>
public sealed class OfflineCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-offline-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ArticlesCommand Command => new(_folder.FullName, new Dictionary<string, string>());

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// Turkish has another lower-case I, and another separator of thousands, than the patterns and the reasons are written with.
    /// </summary>
    [Fact]
    public async Task A_machine_in_turkish_cleans_and_rejects_as_any_other()
    {
        var paragraph = string.Concat(Enumerable.Repeat("The harbour bridge reopened on Monday, two years after engineers closed it. ", 5));
        (string Name, string Content)[] files =
        [
            ("upper", $"<DIV><ARTICLE><H1>Bridge reopens</H1><P>{paragraph}</P></ARTICLE></DIV>"),
            ("mail", $"FROM: a@b.test\nSUBJECT: Bridge reopens\nMIME-VERSION: 1.0\nTO: b@b.test\n\n{paragraph}"),
            ("long.txt", string.Concat(Enumerable.Repeat("The bridge is open. ", 60_000))),
        ];
        foreach (var (name, content) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content, Token);
        }

        var paths = files.Select(file => Path.Combine(_folder.FullName, file.Name));
        var lines = new List<IEnumerable<string>>();
        foreach (var language in new[] { "C.UTF-8", "tr_TR.UTF-8" })
        {
            var command = new ArticlesCommand(_folder.FullName, new Dictionary<string, string> { ["LC_ALL"] = language });
            lines.Add((await command.RunAsync(Token, ["clean", .. paths])).Lines.Order(StringComparer.Ordinal));
        }

        lines[1].ShouldBe(lines[0]);
        string.Concat(lines[1]).ShouldContain("1,200,000");
    }

    [Theory]
    [InlineData("clean")]
    [InlineData("analyze")]
    public async Task Each_sample_gives_an_article_or_a_reason(string command)
    {
        var output = Path.Combine(_folder.FullName, "out");

        var result = await Command.RunAsync(Token, command, RepositoryFiles.SampleArticles, "--out", output);

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldBeEmpty();
        foreach (var sample in Directory.GetFiles(RepositoryFiles.SampleArticles).Select(path => Path.GetFileName(path)))
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, sample + ".json"), Token));
            if (json.RootElement.TryGetProperty("rejected", out var reason))
            {
                reason.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
                result.Errors.ShouldContain($"{sample}: rejected, {reason.GetProperty("code").GetString()}: ");
            }
            else
            {
                json.RootElement.GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    [Fact]
    public async Task Without_a_folder_there_is_one_object_a_line()
    {
        var result = await Command.RunAsync(Token, "clean", Sample("harbour-bridge.html"), Sample("empty.txt"));

        result.ExitCode.ShouldBe(0);
        result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString())
            .ShouldBe(["harbour-bridge.html", "empty.txt"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_pages_of_a_crawl_archive_are_written_as_lines_in_its_order_and_summed_up()
    {
        var archive = Path.Combine(_folder.FullName, "crawl.warc.gz");
        var pages = Enumerable.Range(0, 40).Select(number => (number, Sample(number % 2 == 0 ? "harbour-bridge.html" : "sign-in.html")));
        await using (var file = File.Create(archive))
        {
            foreach (var (number, page) in pages)
            {
                await file.WriteAsync(GzippedRecord(number, await File.ReadAllBytesAsync(page, Token)), Token);
            }
        }

        var all = await Command.RunAsync(Token, "clean", archive);
        var few = await Command.RunAsync(
            Token, "clean", archive, "--out", _folder.FullName, "--skip", "10", "--url", "*/1?", "--only", "html");

        var none = await Command.RunAsync(Token, "clean", archive, "--url", "news");

        var loose = await Command.RunAsync(Token, "clean", Sample("harbour-bridge.html"), "--skip", "1");

        loose.ExitCode.ShouldBe(1);
        loose.Output.ShouldBeEmpty();
        loose.Errors.ShouldContain("this file is none. Leave them out, or the file.");
        none.ExitCode.ShouldBe(1);
        none.Output.ShouldBeEmpty();
        none.Errors.ShouldContain("40 not selected. No page is selected by --url, --only and --skip");
        all.ExitCode.ShouldBe(0, all.Errors);
        all.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("part").GetString())
            .ShouldBe(Enumerable.Range(0, 40).Select(number => $"urn:test:{number}"));
        all.Errors.Trim().ShouldBe("crawl.warc.gz: 40 records: 20 articles; 20 rejected (login-page 20).");
        few.Errors.Trim().ShouldBe("crawl.warc.gz: 40 records: 5 articles; 5 rejected (login-page 5); 30 not selected.");
        (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "crawl.warc.gz.jsonl"), Token)).Length.ShouldBe(10);
    }

    [Fact]
    public async Task Explain_says_of_each_block_what_was_done_and_why()
    {
        var result = await Command.RunAsync(Token, "clean", "--explain", Sample("harbour-bridge.html"), Sample("empty.txt"));

        result.ExitCode.ShouldBe(0, result.Errors);
        var lines = result.Output.Split('\n');
        DecisionOn("Tarnmouth’s harbour bridge will shut").ShouldStartWith("keep  body");
        DecisionOn("Told them in 2019").ShouldStartWith("drop  comments");
        DecisionOn("Advertisement").ShouldStartWith("drop  promotion");
        lines.ShouldContain(
            line => line.StartsWith("  rejected", StringComparison.Ordinal) && line.Contains("empty: ", StringComparison.Ordinal));

        string DecisionOn(string text) => lines[Array.FindIndex(lines, line => line.Contains("  " + text, StringComparison.Ordinal)) - 1];
    }

    [Fact]
    public async Task Explain_as_json_holds_the_blocks_of_articles_and_of_pages_that_are_none()
    {
        var result =
            await Command.RunAsync(Token, "clean", "--explain", "--json", Sample("harbour-bridge.html"), Sample("section-front.html"));

        result.ExitCode.ShouldBe(0, result.Errors);
        var explained = result.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(root => root.GetProperty("name").GetString()!);
        var article = explained["harbour-bridge.html"].GetProperty("article");
        Blocks("harbour-bridge.html").Count(block => block.GetProperty("kept").GetBoolean())
            .ShouldBe(article.GetProperty("blocksKept").GetInt32());
        explained["section-front.html"].GetProperty("rejected").GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        Blocks("section-front.html").ShouldNotBeEmpty();
        Blocks("section-front.html").ShouldAllBe(
            block => block.GetProperty("reason").GetString()!.Length > 0 && block.GetProperty("location").GetString()!.Length > 0);

        List<JsonElement> Blocks(string name) => [.. explained[name].GetProperty("blocks").EnumerateArray()];
    }

    [Theory]
    [InlineData("clean", "nowhere.html")]
    [InlineData("ingest", "nowhere.html")]
    public async Task A_path_that_is_not_there_is_an_error_in_a_line(string command, string path)
    {
        var result = await Command.RunAsync(Token, command, path);

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Output.ShouldBeEmpty();
        result.Errors.TrimEnd().ShouldBe($"Error: There is no file or folder '{path}'.");
    }

    [Fact]
    public async Task A_setting_out_of_its_range_is_an_error_that_names_it()
    {
        var command = new ArticlesCommand(_folder.FullName, new Dictionary<string, string> { ["Reading__MaxBytes"] = "0" });

        var result = await command.RunAsync(Token, "clean", Sample("tram-brief.txt"));

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldContain("MaxBytes");
        result.Errors.ShouldNotContain("   at ");
    }

    private static byte[] GzippedRecord(int number, byte[] page)
    {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(
                $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.test/{number}\r\n"
                + $"WARC-Record-ID: <urn:test:{number}>\r\nContent-Type: application/http\r\n"
                + $"Content-Length: {head.Length + page.Length}\r\n\r\n{head}"));
            gzip.Write(page);
            gzip.Write("\r\n\r\n"u8);
        }

        return bytes.ToArray();
    }

    private static string Sample(string name) => Path.Combine(RepositoryFiles.SampleArticles, name);
}
