using System.CommandLine;
using Pipeline.Articles;
using Pipeline.Local.Commands.Output;

namespace Pipeline.Local.Commands;

/// <summary>
/// Parses the command line strictly: an unknown option is an error, not a file or a word of a query. Everything after <c>--</c> is literal.
/// </summary>
/// <param name="root">The program's commands.</param>
/// <param name="arguments">The arguments.</param>
internal sealed class CommandLine(RootCommand root, IReadOnlyList<string> arguments)
{
    private const string Literal = "--";

    // Arguments are names of files: @x.txt is a file of that name, not a file of further arguments.
    private readonly ParseResult _parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Runs the command.</summary>
    /// <returns>Its exit code; <see cref="ExitCodes.Failure"/> if an option is unknown; then nothing was done.</returns>
    public async Task<int> InvokeAsync(InvocationConfiguration configuration)
    {
        if (UnknownOptions().ToList() is not { Count: > 0 } unknown)
        {
            return await _parsed.InvokeAsync(configuration);
        }

        foreach (var message in unknown)
        {
            await configuration.Error.WriteLineAsync($"Error: {CellText.OneLine(message)}");
        }

        return ExitCodes.Failure;
    }

    private IEnumerable<string> UnknownOptions()
    {
        var command = _parsed.CommandResult.Command;
        string[] known = [.. NamesOf(command.Options), .. NamesOf(root.Options.Where(option => option.Recursive || command == root))];
        return arguments.TakeWhile(argument => argument != Literal)
            .Where(argument => IsOption(argument, command))
            .Select(argument => argument.Split('=', ':')[0])
            .Where(name => !known.Contains(name, StringComparer.Ordinal))
            .Select(name => $"'{name}' is not an option of '{command.Name}'{NearestName.Hint(name, known)} Put {Literal} before words that "
                + "start with a dash.");
    }

    /// <summary>In a query a single dash means without a word: <c>search china -taiwan</c>.</summary>
    private static bool IsOption(string argument, Command command) =>
        argument.StartsWith(command.Name == SearchCommand.Name ? Literal : "-", StringComparison.Ordinal) && argument.Length > 1;

    private static IEnumerable<string> NamesOf(IEnumerable<Option> options) =>
        options.SelectMany(option => option.Aliases.Prepend(option.Name));
}
