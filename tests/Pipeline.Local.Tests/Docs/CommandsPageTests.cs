using System.CommandLine;
using System.Text.RegularExpressions;
using Pipeline.Local.Commands;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The commands that the pages speak of, against the program.</summary>
public sealed partial class CommandsPageTests
{
    private static readonly RootCommand Root = ArticlesRoot.Create();

    [Fact]
    public void Each_command_has_a_row_with_its_options()
    {
        var rows = DocPage.Find("docs/commands.md").Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .ToList();
        var missing = new List<string>();
        foreach (var (path, command) in Leaves(Root, string.Empty))
        {
            var own = string.Join('\n', rows.Where(row => Regex.IsMatch(row, $@"^\| `{path}[ `]")));
            missing.AddRange(own.Length == 0
                ? [path]
                : command.Options.Where(option => !option.Hidden && option.Name != "--help")
                    .Where(option => !own.Contains(option.Name, StringComparison.Ordinal))
                    .Select(option => $"{path} {option.Name}"));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Each_command_in_a_sentence_or_a_table_has_the_options_that_are_named()
    {
        // What a former version had may be in the changelog.
        var commands = DocPage.All.Where(page => page.Path != "CHANGELOG.md")
            .SelectMany(page => page.Code.Select(code => (page, code)))
            .Where(pair => Command(pair.code) is not null)
            .ToList();

        commands.Count.ShouldBeGreaterThan(50);
        commands.Where(pair => !Options(pair.code).All(option => Known(Command(pair.code)!).Contains(option)))
            .Select(pair => $"{pair.page}: {pair.code}").ShouldBeEmpty();
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => sub.Subcommands.Count == 0
            ? [($"{path}{sub.Name}", sub)]
            : Leaves(sub, $"{path}{sub.Name} "));

    /// <summary>The command that a code begins with; null if it is something else.</summary>
    private static Command? Command(string code)
    {
        Command command = Root;
        foreach (var word in code.Split(' ').SkipWhile(word => word == "articles"))
        {
            if (command.Subcommands.FirstOrDefault(sub => sub.Name == word) is not { } sub)
            {
                break;
            }

            command = sub;
        }

        return command == Root ? null : command;
    }

    private static IEnumerable<string> Options(string code) => Option().Matches(code.Split(" -- ")[0]).Select(match => match.Value);

    private static HashSet<string> Known(Command command) =>
        [.. command.Options.Concat(Root.Options).SelectMany(option => option.Aliases.Prepend(option.Name)), "--help"];

    [GeneratedRegex(@"(?<=[ \[|(])--[a-z-]+")]
    private static partial Regex Option();
}
