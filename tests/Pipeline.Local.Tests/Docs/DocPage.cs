using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pipeline.Local.Tests.Docs;

/// <summary>A page of the documentation, as GitHub reads it.</summary>
internal sealed partial class DocPage
{
    private static readonly MarkdownPipeline Markdown =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    private DocPage(string path)
    {
        Path = path;
        Text = RepositoryFiles.Read(path);
        _document = Markdig.Markdown.Parse(Text, Markdown);
    }

    /// <summary>Below the repository's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>Its Markdown.</summary>
    public string Text { get; }

    /// <summary>The pages that people read: README, docs, and what is beside the code.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "infra/README.md" }.Select(path => new DocPage(path)),
        .. Below("docs", "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateDirectories(System.IO.Path.Combine(RepositoryFiles.Root, "src"))
            .SelectMany(project => Below($"src/{System.IO.Path.GetFileName(project)}", "README.md", SearchOption.TopDirectoryOnly)),
    ];

    /// <summary>Its samples in a language (<c>sh</c>, <c>json</c>).</summary>
    public IEnumerable<string> Samples(string language) =>
        _document.Descendants<FencedCodeBlock>().Where(block => block.Info == language).Select(block => block.Lines.ToString().Trim());

    /// <summary>Code within its sentences and tables.</summary>
    public IEnumerable<string> Code => _document.Descendants<CodeInline>().Select(code => code.Content);

    /// <summary>The targets of its links and pictures.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? string.Empty);

    /// <summary>The pictures that it shows.</summary>
    public IEnumerable<string> Pictures => _document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => link.Url!);

    /// <summary>What a link to it may have after the number sign.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id!);

    /// <summary>What there is to read from its beginning to its end: the bytes without tables, which are looked up, and samples.</summary>
    public int BytesOfProse =>
        System.Text.Encoding.UTF8.GetByteCount(Fenced().Replace(TableRow().Replace(Text, string.Empty), string.Empty));

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>One of them.</summary>
    public static DocPage Find(string path) => All.Single(page => page.Path == path);

    private static IEnumerable<DocPage> Below(string folder, string pattern, SearchOption option) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFiles.Root, folder), pattern, option)
            .Order(StringComparer.Ordinal)
            .Select(file => new DocPage(System.IO.Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/')));

    [GeneratedRegex(@"^\|.*\n", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
