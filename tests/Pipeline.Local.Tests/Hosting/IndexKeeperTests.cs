using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Local.Hosting;
using Pipeline.Search;

namespace Pipeline.Local.Tests.Hosting;

/// <summary>What a start knows of damage that the index's file got while no host ran.</summary>
public sealed class IndexKeeperTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-keeper-");
    private readonly Looked _index = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Index => Path.Combine(_folder.FullName, "index.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_small_file_is_looked_through_before_the_host_has_started()
    {
        await File.WriteAllTextAsync(Index, "small", Token);
        using var keeper = Create();

        await keeper.StartAsync(Token);

        _index.First.ShouldBe(IndexCheck.Pages);
        (await HealthAsync(keeper)).ShouldBe(HealthStatus.Healthy);
        await keeper.StopAsync(Token);
    }

    [Fact]
    public async Task A_large_file_is_looked_through_right_after_the_start_and_the_health_says_so_until_then()
    {
        await using (var file = File.Create(Index))
        {
            file.SetLength(100_000_000);
        }

        using var keeper = Create();
        _index.HoldPages();

        await keeper.StartAsync(Token);

        _index.First.ShouldBe(IndexCheck.Quick);
        (await HealthAsync(keeper)).ShouldBe(HealthStatus.Degraded);
        await _index.LetGoAsync();
        while (await HealthAsync(keeper) != HealthStatus.Healthy)
        {
            await Task.Yield();
        }

        await keeper.StopAsync(Token);
    }

    private static async Task<HealthStatus> HealthAsync(IndexKeeper keeper) =>
        (await new IndexFileHealthCheck(keeper).CheckHealthAsync(new HealthCheckContext(), Token)).Status;

    private IndexKeeper Create() => new(
        _index, new IndexMaintenance(_index, null!, null!, null!, TimeProvider.System),
        Options.Create(new SearchOptions { Path = Index }), TimeProvider.System, NullLogger<IndexKeeper>.Instance);

    /// <summary>A whole index that tells how closely it was looked at.</summary>
    private sealed class Looked : ISearchIndexProvisioner
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _may = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isHeld;

        public IndexCheck? First { get; private set; }

        public TimeSpan SwitchDelay => TimeSpan.Zero;

        public void HoldPages() => _isHeld = true;

        public async Task LetGoAsync()
        {
            await _asked.Task.WaitAsync(Token);
            _may.SetResult();
        }

        public async Task<string?> FindDamageAsync(IndexCheck check, CancellationToken cancellationToken)
        {
            First ??= check;
            if (check == IndexCheck.Pages && _isHeld)
            {
                _asked.TrySetResult();
                await _may.Task.WaitAsync(cancellationToken);
            }

            return null;
        }

        public Task<IndexFill> FindFillAsync(CancellationToken cancellationToken) => Task.FromResult(IndexFill.Complete);

        public Task<IndexPlan> PlanAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task EnsureCreatedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<NextIndex> StartNextAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SwitchAsync(NextIndex successor, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> DropOldAsync(bool keepPrevious, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<string?> MoveDamagedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task NoteFillAsync(IndexFill fill, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
