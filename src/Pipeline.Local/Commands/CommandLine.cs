using System.CommandLine;
using System.CommandLine.Invocation;
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
    private const string Suggest = "[suggest";

    // Arguments are names of files: @x.txt is a file of that name, not a file of further arguments.
    private readonly ParseResult _parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Runs the command; without arguments, shows which commands there are.</summary>
    /// <returns>Its exit code; <see cref="ExitCodes.Usage"/> if the command line is wrong; then nothing was done.</returns>
    public async Task<int> InvokeAsync(InvocationConfiguration configuration)
    {
        if (arguments.Count == 0)
        {
            await root.Parse("--help").InvokeAsync(configuration);
            return ExitCodes.Usage;
        }

        if (Faults() is not { Count: > 0 } faults)
        {
            return await _parsed.InvokeAsync(configuration);
        }

        foreach (var fault in faults)
        {
            await configuration.Error.WriteLineAsync($"Error: {CellText.OneLine(fault)}");
        }

        await configuration.Error.WriteLineAsync($"See '{Path} --help'.");
        return ExitCodes.Usage;
    }

    /// <summary>The chosen command as it is typed: <c>articles poison list</c>.</summary>
    private string Path => string.Join(
        ' ',
        _parsed.CommandResult.Command.Parents.OfType<Command>().Append(_parsed.CommandResult.Command).Prepend(root).Distinct()
            .Select(command => command.Name));

    /// <summary>What is wrong, a sentence each; empty for nothing, and for what needs no complete command (<c>--help</c>).</summary>
    private List<string> Faults()
    {
        // A shell asks how an incomplete line goes on.
        if (arguments[0].StartsWith(Suggest, StringComparison.Ordinal))
        {
            return [];
        }

        var unknown = UnknownOptions().ToList();
        if (unknown.Count > 0 || _parsed.Action is not ParseErrorAction)
        {
            return unknown;
        }

        var command = _parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return [.. _parsed.Errors.Select(error => error.Message)];
        }

        string[] names = [.. command.Subcommands.Select(sub => sub.Name)];
        return _parsed.UnmatchedTokens is [var word, ..]
            ? [$"'{word}' is not a command{NearestName.Hint(word, names)} Commands are {string.Join(", ", names)}."]
            : [$"'{Path}' needs a command: {string.Join(", ", names)}."];
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
