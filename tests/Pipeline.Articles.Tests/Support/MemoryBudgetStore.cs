using Articles.TextAnalytics;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The days' text records in memory.</summary>
internal sealed class MemoryBudgetStore : IBudgetStore
{
    private readonly Dictionary<DateOnly, int> _reserved = [];
    private readonly Lock _lock = new();

    public int Writes { get; private set; }

    public int this[DateOnly day] => _reserved.GetValueOrDefault(day);

    public Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var added = add(_reserved.GetValueOrDefault(day));
            _reserved[day] = _reserved.GetValueOrDefault(day) + added;
            Writes += added == 0 ? 0 : 1;
            return Task.FromResult(added);
        }
    }
}
