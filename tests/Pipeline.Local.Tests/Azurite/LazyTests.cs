using System.Diagnostics;
using System.Globalization;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class LazyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulator_starts_without_its_telemetry_and_its_SQL_store_and_has_them_when_they_are_asked_for()
    {
        var installation = await AzuriteInstallation.EnsureAsync(AzuriteOptions.UserDataFolder, progress: null, Token);

        (await CountLoadedAsync(installation, ["--require", installation.Lazy])).ShouldBe(0);
        (await CountLoadedAsync(installation, [])).ShouldBeGreaterThan(100, "this is what lazy.js is for");
    }

    private static async Task<int> CountLoadedAsync(AzuriteInstallation installation, string[] arguments)
    {
        string[] script = [Path.Combine(AppContext.BaseDirectory, "lazy.check.js"),
            Path.Combine(installation.Folder, "node_modules", "azurite", "package.json")];
        using var node = Process.Start(
            new ProcessStartInfo(installation.Node, [.. arguments, .. script])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = node.StandardOutput.ReadToEndAsync(Token);
        var errors = await node.StandardError.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        node.ExitCode.ShouldBe(0, errors);
        return int.Parse(await output, CultureInfo.InvariantCulture);
    }
}
