using Spectre.Console;

namespace Pipeline.Local.Commands.Output;

/// <summary>The consoles that the commands write to. A file or a pipe has no width of its own and is not cut at 80 columns.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 200;

    /// <summary>Standard output.</summary>
    /// <param name="redirectedWidth">The width to assume if it is not a terminal.</param>
    public static IAnsiConsole Output(int redirectedWidth = RedirectedWidth) =>
        Create(Console.Out, Console.IsOutputRedirected, redirectedWidth);

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Errors() => Create(Console.Error, Console.IsErrorRedirected, RedirectedWidth);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected, int redirectedWidth)
    {
        // Spectre.Console looks at standard output even when it writes to standard error, and would draw no bars when the result goes into
        // a file.
        // NO_COLOR (https://no-color.org): plain text, without any control sequence.
        var isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });
        if (isRedirected)
        {
            console.Profile.Width = redirectedWidth;
        }

        return console;
    }
}
