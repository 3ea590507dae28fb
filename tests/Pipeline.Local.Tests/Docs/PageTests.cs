using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The pages of the documentation: their length, links, pictures and samples.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void The_readme_has_at_most_8_KB() =>
        new FileInfo(Path.Combine(RepositoryFiles.Root, "README.md")).Length.ShouldBeLessThanOrEqualTo(8 * 1024);

    [Fact]
    public void CI_runs_the_command_that_the_readme_gives_for_the_tests()
    {
        var command = DocPage.Find("README.md").Samples("sh").Single(sample => sample.StartsWith("dotnet test ", StringComparison.Ordinal));

        RepositoryFiles.Read(".ci/run").Split('\n').ShouldContain(line => line.StartsWith(command + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_page_can_be_read_in_a_few_minutes() =>
        DocPage.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(page => page.BytesOfProse > 12_000)
            .Select(page => $"{page} {page.BytesOfProse}").ShouldBeEmpty();

    [Fact]
    public void Each_page_is_in_the_readme_or_in_a_page_that_is()
    {
        HashSet<string> reached = ["README.md"];
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var path))
        {
            foreach (var target in Targets(DocPage.Find(path)).Select(link => link.File).Where(IsPage).Where(reached.Add))
            {
                next.Enqueue(target);
            }
        }

        DocPage.All.Select(page => page.Path).Except(reached).Where(path => path != "src/Pipeline.Local/README.md").ShouldBeEmpty();
    }

    [Fact]
    public void Each_link_leads_to_a_file_and_to_a_heading_in_it()
    {
        var links = DocPage.All.SelectMany(page => Targets(page).Select(link => (page, link))).ToList();

        links.Count.ShouldBeGreaterThan(100);
        links.Where(pair => !Exists(pair.link.File, pair.link.Anchor))
            .Select(pair => $"{pair.page}: {pair.link.File}#{pair.link.Anchor}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Pipeline.Faults", "docs/fault-runs.md")]
    [InlineData("Pipeline.Benchmarks", "docs/benchmarks.md")]
    public void Each_run_and_each_option_that_the_pages_name_is_in_its_program(string project, string table)
    {
        var source = string.Concat(
            Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests", project), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText));
        var rows = DocPage.Find(table).Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var named = DocPage.All.SelectMany(page => page.Code.Concat(page.Samples("sh")))
            .SelectMany(code => Regex.Matches(code, $@"{project} (-- )?(?<run>[a-z][a-z-]*)(?<options>.*)"))
            .ToList();

        string[] words =
        [
            .. rows.SelectMany(row => Regex.Matches(row.Split('|')[1], "`(?<run>[a-z-]+)")).Select(match => match.Groups["run"].Value),
            .. named.Select(match => match.Groups["run"].Value),
            .. named.SelectMany(match => Regex.Matches(match.Groups["options"].Value, "--[a-z-]+")).Select(match => match.Value),
        ];
        words.Length.ShouldBeGreaterThan(8);
        words.Where(word => !source.Contains($"\"{word}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_picture_is_small()
    {
        var pictures = DocPage.All.SelectMany(page => page.Pictures.Select(picture => Below(page, picture))).Distinct().ToList();

        pictures.ShouldNotBeEmpty();
        pictures.ShouldAllBe(path => new FileInfo(Path.Combine(RepositoryFiles.Root, path)).Length < 150_000);
    }

    [Fact]
    public void Each_picture_of_the_folder_is_shown() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs", "pictures"))
            .Select(file => $"docs/pictures/{Path.GetFileName(file)}")
            .ShouldBe(
                DocPage.All.SelectMany(page => page.Pictures.Select(picture => Below(page, picture))).Distinct(), ignoreOrder: true);

    [Fact]
    public void Every_field_of_a_filter_is_in_its_table()
    {
        using var schema =
            JsonDocument.Parse(RepositoryFiles.Read("src/Pipeline.Articles/Publishing/Subscriptions/subscriptions.schema.json"));
        var table = DocPage.Find("docs/subscribe.md").Text.Split('\n')
            .SkipWhile(line => !line.StartsWith("| field of a filter", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        table.SelectMany(row => Code().Matches(row.Split('|')[1]).Select(match => match.Groups["code"].Value))
            .ShouldBe(
                schema.RootElement.GetProperty("definitions").GetProperty("filter").GetProperty("properties").EnumerateObject()
                    .Select(field => field.Name),
                ignoreOrder: true);
    }

    [Fact]
    public void Every_sample_in_JSON_is_a_good_file_of_subscriptions()
    {
        var samples = DocPage.All.SelectMany(page => page.Samples("json")).ToList();

        samples.Count.ShouldBeGreaterThanOrEqualTo(2);
        samples.ShouldAllBe(sample => SchemaFile.Read("Publishing/Subscriptions/subscriptions").Validate(sample).Count == 0);
    }

    [Fact]
    public void The_first_sample_of_subscriptions_is_the_file_that_the_commands_beside_it_read() =>
        DocPage.Find("docs/subscribe.md").Samples("json").First()
            .ShouldBe(RepositoryFiles.Read("tests/Pipeline.Local.Tests/Docs/subscriptions.json").TrimEnd());

    [Fact]
    public void Every_sample_in_CSharp_is_in_a_file_of_samples_that_the_tests_compile()
    {
        var compiled = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("Sample", StringComparison.Ordinal))
            .Select(file => Dense(File.ReadAllText(file)))
            .ToList();
        var samples = DocPage.All.SelectMany(page => page.Samples("csharp").Select(sample => (page, sample))).ToList();

        samples.Count.ShouldBeGreaterThan(8);
        samples.Where(pair => !compiled.Exists(file => file.Contains(Dense(pair.sample), StringComparison.Ordinal)))
            .Select(pair => $"{pair.page}: {pair.sample.Split('\n')[0]}").ShouldBeEmpty();
    }

    /// <summary>Code without indentation and docstrings.</summary>
    private static string Dense(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith("///", StringComparison.Ordinal)));

    private static IEnumerable<(string File, string Anchor)> Targets(DocPage page) =>
        page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(link => link.Split('#', 2))
            .Select(parts => (parts[0].Length == 0 ? page.Path : Below(page, parts[0]), parts.Length > 1 ? parts[1] : string.Empty));

    /// <summary>A page's relative link from the root.</summary>
    private static string Below(DocPage page, string link) =>
        Path.GetRelativePath(
            RepositoryFiles.Root, Path.GetFullPath(Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(page.Path)!, link)))
        .Replace('\\', '/');

    private static bool IsPage(string path) => DocPage.All.Any(page => page.Path == path);

    private static bool Exists(string path, string anchor) =>
        Path.Exists(Path.Combine(RepositoryFiles.Root, path))
        && (anchor.Length == 0 || (IsPage(path) && DocPage.Find(path).Anchors.Contains(anchor)));

    [GeneratedRegex("`(?<code>[A-Za-z]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
