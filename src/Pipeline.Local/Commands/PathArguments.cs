using System.CommandLine;

namespace Pipeline.Local.Commands;

/// <summary>The arguments that several commands share.</summary>
internal static class PathArguments
{
    public static Argument<string[]> Files() => new("PATH")
    {
        Description = "Files, or folders with everything below them.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> Output() => new("--out")
    {
        Description =
            "Folder for one JSON file per input file (X.html gives X.html.json), and JSON lines for a crawl archive (X.warc.gz.jsonl). "
            + "Default, or -: JSON lines on standard output.",
        HelpName = "DIR",
    };

    /// <summary>The folder of <see cref="Output"/>; null for standard output.</summary>
    public static string? Folder(string? output) => output == "-" ? null : output;

    public static Option<bool> Json() => new("--json") { Description = "One JSON object per line instead of a table." };
}
