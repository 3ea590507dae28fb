using System.CommandLine;
using System.Reflection;

namespace Pipeline.Local.Commands;

/// <summary>
/// <c>completion bash|zsh|fish|pwsh</c>: a script that makes the shell complete this program's command lines. It asks the program itself,
/// by System.CommandLine's directive <c>[suggest:POSITION]</c>, so it stays right when the commands change.
/// </summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command(
            "completion", "Prints a script that completes command lines in a shell: source <(articles completion bash).") { shell };
        command.SetAction(async (arguments, cancellationToken) =>
            await arguments.InvocationConfiguration.Output.WriteAsync(
                (await ReadAsync(arguments.GetRequiredValue(shell), cancellationToken)).AsMemory(), cancellationToken));
        return command;
    }

    private static async Task<string> ReadAsync(string shell, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion/{shell}")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
