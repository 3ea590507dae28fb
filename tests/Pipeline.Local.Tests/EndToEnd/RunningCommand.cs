using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The program while it runs; a test that fails leaves none behind.</summary>
internal sealed class RunningCommand(Process process) : IAsyncDisposable
{
    private readonly Task<string> _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);

    /// <summary>The process's id.</summary>
    public int Id => process.Id;

    /// <summary>Waits for a line on standard output.</summary>
    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Writes all of its standard input.</summary>
    public async Task WriteAsync(byte[] input, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
        process.StandardInput.Close();
    }

    /// <summary>Sends a signal (<c>INT</c>, <c>KILL</c>…).</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>The processor time that it has taken, on all cores; null when it has ended.</summary>
    public TimeSpan? ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                return process.HasExited ? null : process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandResult> WaitAsync(CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, await output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}
