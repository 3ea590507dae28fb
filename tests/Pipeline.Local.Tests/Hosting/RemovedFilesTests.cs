using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Removals;
using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.Hosting;

public sealed class RemovedFilesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DropQueue _drops = new();
    private readonly Rows _rows = new();
    private readonly Requests _requests = new();
    private readonly RemovedFiles _removed;

    private readonly Held _held = new();
    private readonly RemovalGuard _guard;

    public RemovedFilesTests()
    {
        _guard = new RemovalGuard(_held, Options.Create(new RemovalOptions { MaxFiles = 2 }), _time, NullLogger<RemovalGuard>.Instance);
        _removed = new RemovedFiles(_drops, _guard, _rows, _requests, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _drops.Dispose();
        _guard.Dispose();
    }

    [Fact]
    public async Task A_withdrawal_is_asked_for_at_once_and_again_until_the_ledger_has_it()
    {
        _rows.Set("a.txt", ArticleStage.Published);
        _removed.Add(["a.txt"]);
        _removed.Add(["a.txt"]);
        await TellAsync(expected: 1);
        await TellAsync(expected: 0);

        _time.Advance(TimeSpan.FromSeconds(2));
        await TellAsync(expected: 1);
        _time.Advance(TimeSpan.FromSeconds(2));
        await TellAsync(expected: 0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await TellAsync(expected: 1);

        _rows.Set("a.txt", ArticleStage.Withdrawn);
        _time.Advance(TimeSpan.FromMinutes(5));
        await TellAsync(expected: 0);
        _removed.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_no_row_knows_is_asked_for_once()
    {
        _removed.Add(["a.txt"]);
        await TellAsync(expected: 1);
        _time.Advance(TimeSpan.FromMinutes(5));
        await TellAsync(expected: 0);
        _removed.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_back_is_not_asked_for()
    {
        _rows.Set("a.txt", ArticleStage.Published);
        _removed.Add(["a.txt"]);
        await TellAsync(expected: 1);

        _drops.Offer(new InboxFile("a.txt", "2", 1, _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromMinutes(5));
        await TellAsync(expected: 0);
        _removed.Count.ShouldBe(0);
    }

    [Fact]
    public async Task What_could_not_be_asked_for_is_asked_for_the_next_time()
    {
        _removed.Add(["a.txt"]);
        _requests.Fails = true;
        await Should.ThrowAsync<IOException>(_removed.TellAsync(Token));
        _requests.Fails = false;

        await TellAsync(expected: 1);
    }

    [Fact]
    public async Task Of_too_many_at_once_none_is_asked_for_and_a_file_that_is_back_and_gone_again_is_held_with_them()
    {
        _drops.Offer(new InboxFile("stays.txt", "1", 1, _time.GetUtcNow()));
        _removed.Add(["a.txt", "b.txt", "c.txt"]);
        await TellAsync(expected: 0);
        _removed.Count.ShouldBe(0);
        _held.Names.ShouldBe(["a.txt", "b.txt", "c.txt"]);

        _removed.Add(["a.txt", "d.txt"]);
        await TellAsync(expected: 0);
        _held.Names.ShouldBe(["a.txt", "b.txt", "c.txt", "d.txt"]);
    }

    [Fact]
    public async Task What_is_marked_as_withdrawn_is_gone_on_with_whatever_is_held()
    {
        _removed.Add(["x.txt", "y.txt", "z.txt"]);
        await TellAsync(expected: 0);

        _removed.GoOnWith("a.txt");
        await TellAsync(expected: 1);
    }

    private async Task TellAsync(int expected)
    {
        _requests.Names.Clear();
        await _removed.TellAsync(Token);
        _requests.Names.ShouldBe(Enumerable.Repeat("a.txt", expected));
    }

    private sealed class Held : IHeldRemovals
    {
        private readonly SortedDictionary<string, HeldRemoval> _removals = new(StringComparer.Ordinal);

        public IEnumerable<string> Names => _removals.Keys;

        public Task AddAsync(IReadOnlyCollection<HeldRemoval> removals, CancellationToken cancellationToken)
        {
            foreach (var removal in removals)
            {
                _removals.TryAdd(removal.Name, removal);
            }

            return Task.CompletedTask;
        }

        public IAsyncEnumerable<HeldRemoval> ListAsync(CancellationToken cancellationToken) =>
            _removals.Values.ToList().ToAsyncEnumerable();

        public Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class Rows : ILedger
    {
        private readonly Dictionary<ArticleId, LedgerEntry> _rows = [];

        public void Set(string name, ArticleStage stage) =>
            _rows[ArticleId.FromName(name)] = new LedgerEntry { Id = ArticleId.FromName(name), Name = name, Stage = stage };

        public Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken) =>
            Task.FromResult(_rows.GetValueOrDefault(id));

        public Task<LedgerEntry?> UpdateAsync(
            ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Requests : IWithdrawalQueue
    {
        public List<string> Names { get; } = [];

        public bool Fails { get; set; }

        public Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new IOException("The storage is away.");
            }

            Names.Add(request.Name);
            return Task.CompletedTask;
        }
    }
}
