using System.Diagnostics;
using System.Globalization;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class LookupsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulator_answers_as_before_and_does_not_go_through_all_rows_for_one()
    {
        var installation = await AzuriteInstallation.EnsureAsync(AzuriteOptions.UserDataFolder, progress: null, Token);

        (await CheckAsync(installation, ["--require", installation.Lookups])).ShouldBeLessThan(10);
        (await CheckAsync(installation, [])).ShouldBeGreaterThan(10_000, "this is what lookups.js is for");
    }

    private static async Task<int> CheckAsync(AzuriteInstallation installation, string[] arguments)
    {
        string[] script = [Path.Combine(AppContext.BaseDirectory, "lookups.check.js"),
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
