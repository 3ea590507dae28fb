using System.Text;
using System.Text.Json;
using Articles.Client.Tests.EndToEnd;
using Pipeline.Local.Tests.EndToEnd;

namespace Articles.Client.Tests.Samples;

/// <summary>What the real pipeline sent about two files, of which one was changed and the other removed; and the storage of it all.</summary>
public sealed class PublishedEvents : IAsyncLifetime
{
    private readonly LocalAccount _account = new();

    public string ConnectionString => _account.ConnectionString;

    /// <summary>A folder for what the samples store.</summary>
    public string Folder => _account.DataFolder;

    /// <summary>The events as they come at worst: the newest first, each older one late, the newest again.</summary>
    public IReadOnlyList<byte[]> Disordered { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await _account.InitializeAsync();
        await using var serve = new ArticlesCommand(_account.DataFolder, new Dictionary<string, string>
        {
            ["ArticleStorage"] = _account.ConnectionString,
            ["Subscriptions__0__Name"] = "desk",
            ["Subscriptions__0__Queue"] = "desk",
        }).Start("serve");
        (await serve.ReadLineAsync(token)).ShouldNotBeNull().ShouldStartWith("Running.");
        await TwoFiles.LiveAsync(_account, token);
        // A withdrawal is recorded before it is sent.
        var received = new Dictionary<string, JsonElement>();
        await Wait.UntilAsync(
            async () =>
            {
                foreach (var one in await _account.ReceiveAsync("desk", token))
                {
                    received[one.GetProperty("id").GetString()!] = one;
                }

                return received.Count == 4;
            },
            token);
        var events = received.Values.OrderByDescending(SequenceOf).Select(one => Encoding.UTF8.GetBytes(one.GetRawText())).ToList();
        Disordered = [.. events, .. events[..2]];
    }

    public ValueTask DisposeAsync() => _account.DisposeAsync();

    private static int SequenceOf(JsonElement cloudEvent) => cloudEvent.GetProperty("data").GetProperty("sequence").GetInt32();
}
