using System.Diagnostics;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>Runs the <c>articles</c> program as a process of its own, as a person does.</summary>
internal sealed class ArticlesCommand(string dataFolder, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>What it reads from standard input; null for nothing to read.</summary>
    public byte[]? Input { get; init; }

    /// <summary>Runs it to its end.</summary>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        await using var running = Start(arguments);
        if (Input is not null)
        {
            await running.WriteAsync(Input, cancellationToken);
        }

        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>Starts it.</summary>
    public RunningCommand Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "articles.dll") },
            WorkingDirectory = dataFolder,
            RedirectStandardInput = Input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Local__DataFolder"] = dataFolder },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new RunningCommand(Process.Start(start)!);
    }
}
