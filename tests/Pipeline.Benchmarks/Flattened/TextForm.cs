namespace Pipeline.Benchmarks.Flattened;

/// <summary>A way to flatten a page to text.</summary>
/// <param name="Name">What it is called in the table, and the folder of its texts.</param>
/// <param name="Package">The Debian package that has the program.</param>
/// <param name="Program">The program, which reads a page from the file that its last argument names.</param>
/// <param name="Arguments">Its arguments before the file.</param>
internal sealed record TextForm(string Name, string Package, string Program, params string[] Arguments)
{
    /// <summary>Chromium's <c>document.body.innerText</c>: what somebody gets who selects the page and copies it.</summary>
    public static readonly TextForm InnerText = new("chromium innerText", "chromium", "chromium");

    /// <summary>All of them.</summary>
    public static readonly TextForm[] All =
    [
        new("lynx -dump", "lynx", "lynx", "-dump", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8"),
        new("w3m -dump", "w3m", "w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"),
        new("html2text", "html2text", "html2text", "-utf8"),
        new("html2markdown", "python3-html2text", "html2markdown.py3"),
        InnerText,
    ];

    /// <summary>The folder of its texts.</summary>
    public string Folder => Name.Replace(" -", "-", StringComparison.Ordinal).Replace(' ', '-');
}
