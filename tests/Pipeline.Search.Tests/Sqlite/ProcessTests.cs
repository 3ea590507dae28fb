using System.Diagnostics;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>One file, several processes: a writer of its own, which is killed while it writes, beside readers and a writer here.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string PathVariable = "SEARCH_TESTS_INDEX";
    private const int BatchSize = 50;

    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Readers_and_writers_go_on_while_another_process_writes_and_when_it_is_killed_the_file_is_sound()
    {
        using var writer = StartWriter();
        using var stop = new CancellationTokenSource();
        try
        {
            await UntilAsync(async () => await TotalAsync() >= 2 * BatchSize);
            var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAsync(stop.Token), Some.Cancellation)).ToList();
            var ours = 0;
            var seen = await TotalAsync();
            while (ours < 10 || await TotalAsync() < seen + (4 * BatchSize))
            {
                await _file.AddAsync(Some.Document($"ours {ours++}", "steel"));
            }

            writer.HasExited.ShouldBeFalse();
            writer.Kill();
            await writer.WaitForExitAsync(Some.Cancellation);
            await _file.AddAsync(Some.Document("after", "steel"));
            await stop.CancelAsync();
            await Task.WhenAll(readers);

            var results = await _file.SearchAsync(new SearchQuery { Text = "steel", Facets = true });
            ((results.Total - ours - 1) % BatchSize).ShouldBe(0, "a batch is there whole or not at all");
            results.Facets["language"].Sum(count => count.Count).ShouldBe(results.Total - ours - 1);
            _file.Execute("PRAGMA integrity_check").ShouldBe("ok");
            _file.Execute("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)");
        }
        finally
        {
            if (!writer.HasExited)
            {
                writer.Kill();
            }
        }
    }

    /// <summary>Is the other process: writes until it is killed. Does nothing when it is run by itself.</summary>
    [Fact(Explicit = true)]
    public async Task Write_until_killed()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { } path)
        {
            return;
        }

        using var database = new SqliteDatabase(path);
        using var index = new SqliteSearchIndex(database, TimeProvider.System);
        for (var batch = 0; ; batch++)
        {
            await index.UpsertAsync(
                [.. Enumerable.Range(0, BatchSize)
                    .Select(i => Some.Document($"{batch}-{i}", $"steel word{batch} " + new string('x', 2000)) with { Language = "en" })],
                Some.Cancellation);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var last = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            var total = await TotalAsync();
            total.ShouldBeGreaterThanOrEqualTo(last);
            last = total;
        }
    }

    private async Task<long> TotalAsync() => (await _file.SearchAsync(new SearchQuery { Text = "steel", Facets = true })).Total;

    private Process StartWriter() => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList =
        {
            "exec", typeof(ProcessTests).Assembly.Location, "-explicit", "only", "-method",
            $"{typeof(ProcessTests).FullName}.{nameof(Write_until_killed)}", "-noColor",
        },
        RedirectStandardOutput = true,
        Environment = { [PathVariable] = _file.Path },
    })!;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(20, Some.Cancellation);
        }
    }
}
