using System.Diagnostics;

namespace Pipeline.Local.Azurite;

/// <summary>The node and npm of this machine, found on the PATH.</summary>
internal static class NodeTools
{
    private const int OldestMajor = 20;

    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(10);

    // The output of npm when it could not reach the registry.
    private static readonly string[] NetworkErrors =
        ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "ENETUNREACH", "CERT"];

    /// <summary>The full path of node.</summary>
    /// <exception cref="AzuriteException">There is none.</exception>
    public static string FindNode() => FindOnPath(OperatingSystem.IsWindows() ? "node.exe" : "node")
        ?? throw new AzuriteException(
            $"Node.js was not found on the PATH. Azurite, the local storage emulator, runs on it: install Node.js {OldestMajor} or newer "
            + "(https://nodejs.org).");

    /// <summary>Checks that this node can run Azurite and what it needs.</summary>
    public static async Task RequireVersionAsync(string node, CancellationToken cancellationToken)
    {
        var (_, output) = await RunAsync(new ProcessStartInfo(node, ["--version"]), cancellationToken);
        var version = output.Trim();
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], out var major) || major < OldestMajor)
        {
            throw new AzuriteException(
                $"Node.js at {node} is version {version}; Azurite needs {OldestMajor} or newer (https://nodejs.org).");
        }
    }

    /// <summary>Installs exactly what the folder's package-lock.json lists; no package's scripts are run.</summary>
    public static async Task InstallLockedAsync(string folder, CancellationToken cancellationToken)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
        var npm = FindOnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
            ?? throw new AzuriteException(
                "npm was not found on the PATH. It comes with Node.js (https://nodejs.org) and is needed once, to install Azurite.");
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", npm, .. arguments])
            : new ProcessStartInfo(npm, arguments);
        start.WorkingDirectory = folder;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(InstallTimeout);
        int exitCode;
        string output;
        try
        {
            (exitCode, output) = await RunAsync(start, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException(
                $"npm did not install Azurite within {InstallTimeout.TotalMinutes:0} minutes. Check the network and `npm config get "
                + "registry`, then try again.");
        }

        if (exitCode != 0)
        {
            var unreachable = NetworkErrors.Any(error => output.Contains(error, StringComparison.Ordinal));
            var advice = unreachable
                ? "The npm registry could not be reached: check the network, HTTPS_PROXY and `npm config get registry`, then try again."
                : "See npm's message above. Or start Azurite yourself: it is used if it answers at the configured endpoints.";
            throw new AzuriteException($"npm could not install Azurite (`npm ci` ended with {exitCode}).\n{FirstLines(output)}\n{advice}");
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.CreateNoWindow = true;
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? FindOnPath(string file) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);

    // npm first prints the error, and then how to report it.
    private static string FirstLines(string output) =>
        string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6));
}
