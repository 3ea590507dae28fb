using System.Diagnostics;
using System.Globalization;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

/// <summary>A script that looks into an Azurite on disk, and prints one number.</summary>
internal static class AzuriteCheck
{
    /// <summary>Runs it with the path of Azurite's package.json, after the arguments of node.</summary>
    public static async Task<int> RunAsync(AzuriteInstallation installation, string script, string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        string[] check = [Path.Combine(AppContext.BaseDirectory, script),
            Path.Combine(installation.Folder, "node_modules", "azurite", "package.json")];
        using var node = Process.Start(
            new ProcessStartInfo(installation.Node, [.. arguments, .. check])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = node.StandardOutput.ReadToEndAsync(token);
        var errors = await node.StandardError.ReadToEndAsync(token);
        await node.WaitForExitAsync(token);
        node.ExitCode.ShouldBe(0, errors);
        return int.Parse(await output, CultureInfo.InvariantCulture);
    }
}
