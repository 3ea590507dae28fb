using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Removals;

/// <summary>Which of the files that are found gone may be withdrawn.</summary>
public sealed class RemovalGuardTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryHeldRemovals _held = new();
    private readonly CollectingLogger<RemovalGuard> _log = new();
    private readonly RemovalGuard _guard;

    public RemovalGuardTests() => _guard = Create(new RemovalOptions());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _guard.Dispose();

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(50, 51)]
    [InlineData(200, 1000)]
    public async Task Few_files_or_a_small_share_may_go(int gone, int files)
    {
        (await AdmitAsync(gone, files)).Count.ShouldBe(gone);
        _held.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(51, 52)]
    [InlineData(201, 1000)]
    [InlineData(1000, 1001)]
    public async Task Many_at_once_are_held_to_the_last_and_the_log_says_what_to_do(int gone, int files)
    {
        (await AdmitAsync(gone, files)).ShouldBeEmpty();

        _held.Names.Count().ShouldBe(gone);
        (await _log.WaitForAsync(LogLevel.Error, Token)).ShouldContain($"'removals confirm {gone}'");
    }

    [Fact]
    public async Task An_inbox_that_is_empty_all_at_once_is_held_however_few_its_files_were()
    {
        (await AdmitAsync(2, 2, isInboxEmpty: true)).ShouldBeEmpty();
        _held.Names.Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_last_file_of_an_inbox_may_go() => (await AdmitAsync(1, 1, isInboxEmpty: true)).Count.ShouldBe(1);

    [Fact]
    public async Task Files_that_go_one_after_the_other_count_together_for_an_hour()
    {
        for (var file = 0; file < 50; file++)
        {
            (await AdmitAsync(1, 100 - file, from: file)).Count.ShouldBe(1);
        }

        (await AdmitAsync(1, 50, from: 50)).ShouldBeEmpty();
        _held.Names.ShouldBe(["50.txt"]);
    }

    [Fact]
    public async Task Files_that_go_over_hours_may_all_go()
    {
        for (var file = 0; file < 90; file++)
        {
            (await AdmitAsync(1, 100 - file, from: file)).Count.ShouldBe(1);
            _time.Advance(TimeSpan.FromMinutes(2));
        }
    }

    [Fact]
    public async Task What_somebody_asked_for_does_not_count()
    {
        for (var file = 0; file < 90; file++)
        {
            (await AdmitAsync(1, 100 - file, from: file)).Count.ShouldBe(1);
            await _guard.AskedAsync($"{file}.txt", Token);
        }
    }

    [Fact]
    public async Task What_is_found_gone_while_others_are_held_is_held_too_and_a_restart_changes_nothing()
    {
        await AdmitAsync(60, 100);
        using var restarted = Create(new RemovalOptions());

        (await restarted.AdmitAsync(["61.txt"], 1000, isInboxEmpty: false, isPreview: false, Token)).ShouldBeEmpty();
        (await restarted.AdmitAsync(["3.txt"], 1000, isInboxEmpty: false, isPreview: false, Token)).ShouldBeEmpty();

        _held.Names.Count().ShouldBe(61);
    }

    [Fact]
    public async Task A_held_file_that_somebody_asks_to_withdraw_is_no_longer_held()
    {
        await AdmitAsync(60, 100);
        await _guard.AskedAsync("3.txt", Token);
        _held.Names.ShouldNotContain("3.txt");
    }

    [Fact]
    public async Task A_preview_holds_nothing_and_says_the_same()
    {
        (await _guard.AdmitAsync(Names(60), 100, isInboxEmpty: false, isPreview: true, Token)).ShouldBeEmpty();
        _held.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_hundred_percent_nothing_is_ever_held()
    {
        using var guard = Create(new RemovalOptions { MaxPercent = 100 });
        (await guard.AdmitAsync(Names(60), 60, isInboxEmpty: true, isPreview: false, Token)).Count.ShouldBe(60);
    }

    private static string[] Names(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(file => $"{file}.txt")];

    private Task<IReadOnlySet<string>> AdmitAsync(int gone, int files, bool isInboxEmpty = false, int from = 0) =>
        _guard.AdmitAsync(Names(gone, from), files, isInboxEmpty, isPreview: false, Token);

    private RemovalGuard Create(RemovalOptions options) => new(_held, Options.Create(options), _time, _log);
}
