using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class LookupsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulator_answers_as_before_and_does_not_go_through_all_rows_for_one()
    {
        var installation = await AzuriteInstallation.EnsureAsync(AzuriteOptions.UserDataFolder, progress: null, Token);

        (await AzuriteCheck.RunAsync(installation, "lookups.check.js", ["--require", installation.Lookups])).ShouldBeLessThan(10);
        (await AzuriteCheck.RunAsync(installation, "lookups.check.js", [])).ShouldBeGreaterThan(10_000, "this is what lookups.js is for");
    }
}
