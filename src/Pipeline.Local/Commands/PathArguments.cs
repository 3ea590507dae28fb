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

    public static Option<string?> Output()
    {
        var option = new Option<string?>("--out", "-o")
        {
            Description =
                "Folder for one file per input file (X.html gives X.html.json), and JSON lines for a crawl archive (X.warc.gz.jsonl). "
                + "Default, or -: standard output.",
            HelpName = "DIR",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--out is empty. Give a folder, or - for standard output.");
            }
        });
        return option;
    }

    /// <summary>The folder or file that an option <c>--out</c> names; null for standard output.</summary>
    public static string? Target(string? output) => output == "-" ? null : output;

    public static Option<bool> Json() => new("--json") { Description = "One JSON object per line instead of a table." };
}
