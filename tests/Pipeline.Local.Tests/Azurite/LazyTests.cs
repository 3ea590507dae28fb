using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class LazyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulator_starts_without_its_telemetry_and_its_SQL_store_and_has_them_when_they_are_asked_for()
    {
        var installation = await AzuriteInstallation.EnsureAsync(AzuriteOptions.UserDataFolder, progress: null, Token);

        (await AzuriteCheck.RunAsync(installation, "lazy.check.js", ["--require", installation.Lazy])).ShouldBe(0);
        (await AzuriteCheck.RunAsync(installation, "lazy.check.js", [])).ShouldBeGreaterThan(100, "this is what lazy.js is for");
    }
}
