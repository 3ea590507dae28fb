using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Pipeline.Storage.Sqlite;

namespace Pipeline.Storage.Tests;

/// <summary>A damaged or deleted file of fingerprints costs the comparison with what was in it, and nothing else.</summary>
public sealed class DamagedFingerprintsTests : IDisposable
{
    private readonly SqliteFingerprintFile _file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("truncated")]
    [InlineData("no header")]
    [InlineData("pages overwritten")]
    [InlineData("zero bytes")]
    public async Task A_damaged_file_is_moved_aside_and_a_new_one_is_begun(string damage)
    {
        await FillAsync();
        Spoil(damage);

        using var index = _file.Open();
        await UseAsync(index);

        Moved().Count.ShouldBe(damage == "zero bytes" ? 0 : 1);
        using var again = _file.Open();
        (await again.ClaimAsync(Some.Id, ["band-new"], Token)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Damage_that_a_statement_meets_under_way_is_repaired_by_it()
    {
        await FillAsync();
        using var index = _file.Open();
        (await index.ClaimAsync(Some.Id, ["band-1"], Token)).ShouldNotBeEmpty();
        Spoil("pages overwritten");

        await UseAsync(index);

        Moved().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_that_meet_the_same_damage_move_it_once_and_go_on_with_one_file()
    {
        await FillAsync();
        using var other = _file.Open();
        (await other.ClaimAsync(Some.Id, ["band-1"], Token)).ShouldNotBeEmpty();
        Spoil("pages overwritten");

        using var index = _file.Open();
        await UseAsync(index);
        await UseAsync(other);

        Moved().Count.ShouldBe(1);
        var holder = Some.Id;
        await index.ClaimAsync(holder, ["shared"], Token);
        (await other.ClaimAsync(Some.Id, ["shared"], Token))["shared"].ShouldBe(holder);
    }

    [Fact]
    public async Task A_file_that_is_deleted_under_way_is_begun_anew_and_what_is_written_then_is_there()
    {
        await FillAsync();
        using var index = _file.Open();
        (await index.ClaimAsync(Some.Id, ["band-1"], Token)).ShouldNotBeEmpty();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file.FilePath)!))
        {
            File.Delete(file);
        }

        var holder = Some.Id;
        (await index.ClaimAsync(holder, ["band-1"], Token)).ShouldBeEmpty();
        using var after = _file.Open();
        (await after.ClaimAsync(Some.Id, ["band-1"], Token))["band-1"].ShouldBe(holder);
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (x)", "left alone")]
    [InlineData("PRAGMA user_version = 99", "newer pipeline")]
    public async Task Another_programs_file_or_a_newer_versions_is_left_alone(string statement, string said)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.FilePath)!);
        Execute(statement);
        using var index = _file.Open();

        var message = (await Should.ThrowAsync<InvalidOperationException>(index.FindAsync(Some.Id, Token))).Message;

        message.ShouldContain(said);
        message.ShouldContain("Cleaning__FingerprintFile");
        Moved().ShouldBeEmpty();
    }

    /// <summary>Three hundred articles' bands, which is some dozen pages, in a file that was closed in order.</summary>
    private async Task FillAsync()
    {
        using (var index = _file.Open())
        {
            for (var article = 0; article < 300; article++)
            {
                await index.ClaimAsync(
                    Some.Id, [.. Enumerable.Range(0, 24).Select(band => $"band-{article}-{band}"), $"band-{article}"], Token);
            }
        }

        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task UseAsync(SqliteFingerprintIndex index)
    {
        for (var article = 0; article < 300; article++)
        {
            await index.ClaimAsync(Some.Id, [.. Enumerable.Range(0, 24).Select(band => $"band-{article}-{band}"), "band-new"], Token);
        }
    }

    private void Spoil(string damage)
    {
        using var file = new FileStream(_file.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        switch (damage)
        {
            case "truncated":
                file.SetLength(file.Length / 2);
                break;
            case "no header":
                file.Write(new byte[100]);
                break;
            case "zero bytes":
                file.SetLength(0);
                break;
            default:
                file.Position = 4096;
                file.Write(Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096).ToArray());
                break;
        }
    }

    [Fact]
    public async Task A_file_without_a_byte_is_used_again_and_the_log_says_what_that_means()
    {
        await FillAsync();
        Spoil("zero bytes");
        var log = new Lines();

        using var index = _file.Open(logger: log);
        await UseAsync(index);

        log.Errors.ShouldHaveSingleItem().ShouldContain("is empty");
    }

    private sealed class Lines : ILogger<SqliteFingerprintIndex>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }

    private List<string> Moved() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(_file.FilePath)!, "*.damaged-*")
            .Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))];

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
