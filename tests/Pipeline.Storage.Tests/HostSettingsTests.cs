using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;

namespace Pipeline.Storage.Tests;

[Collection("Host settings")]
public sealed class HostSettingsTests(StorageFixture storage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_read_as_they_were_written_last()
    {
        var settings = storage.Get<IHostSettings>();
        await settings.WriteAsync(new HostSettings("Language", Layout: null), Token);
        (await settings.ReadAsync(Token)).ShouldBe(new HostSettings("Language", Layout: null));

        await settings.WriteAsync(new HostSettings("Default", StorageNames.Layout), Token);

        (await settings.ReadAsync(Token)).ShouldBe(new HostSettings("Default", StorageNames.Layout));
    }

    [Fact]
    public void The_layout_names_everything_that_a_host_creates() =>
        StorageNames.Layout.Split(' ').ShouldBe([.. StorageNames.Containers, .. StorageNames.TriggerQueues, .. StorageNames.Tables]);
}
