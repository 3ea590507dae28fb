namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Enforces the day's cap on text records over all processes together. A process reserves records in allotments, so that one write to the
/// shared store serves many requests. Allotments shrink with the day's remaining records, so that few stay reserved and unused. A request
/// reserves records before it is sent, and gives back those that were not billed; a process that stops gives back its allotment. Lost
/// records (a crash, an answer of unknown outcome) count as spent, so the cap is never exceeded.
/// </summary>
/// <param name="cap">Text records per day; 0 for no cap.</param>
/// <param name="time">The clock.</param>
/// <param name="store">Keeps the count; required if there is a cap.</param>
internal sealed class DailyBudget(int cap, TimeProvider time, IBudgetStore? store = null) : IAsyncDisposable, IDisposable
{
    private const int MaxAllotment = 500;

    // An allotment takes at most one twentieth of what is left of the day.
    private const int ShareDivisor = 20;

    private readonly SemaphoreSlim _refill = new(1);
    private readonly Lock _lock = new();
    private DateOnly _day;
    private int _allotment;

    /// <summary>Reserves what a request may cost.</summary>
    /// <exception cref="AnalysisDeferredException">The day's records are spent, or too few are left; until the next day.</exception>
    public async Task<Reservation> ReserveAsync(int textRecords, CancellationToken cancellationToken)
    {
        if (cap == 0 || textRecords == 0)
        {
            return default;
        }

        if (TryTake(textRecords) is { } taken)
        {
            return taken;
        }

        await _refill.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (TryTake(textRecords) is { } reservation)
                {
                    return reservation;
                }

                await RefillAsync(textRecords, cancellationToken);
            }
        }
        finally
        {
            _refill.Release();
        }
    }

    /// <summary>Settles a finished request: what was not billed is free for others, and what was billed beyond it is made up for.</summary>
    public void Settle(Reservation reservation, int billed)
    {
        lock (_lock)
        {
            if (cap > 0 && reservation.Day == _day)
            {
                _allotment += reservation.TextRecords - billed;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        var (day, allotment) = Empty();
        if (allotment > 0)
        {
            await Store().AddAsync(day, _ => -allotment, CancellationToken.None);
        }

        Dispose();
    }

    /// <summary>Ends without waiting: the allotment is lost to the day.</summary>
    public void Dispose() => _refill.Dispose();

    private async Task RefillAsync(int textRecords, CancellationToken cancellationToken)
    {
        var (day, missing) = Missing(textRecords);
        var left = 0;
        var granted = await Store().AddAsync(day, reserved => Grant(left = cap - reserved, missing), cancellationToken);
        if (granted == 0)
        {
            throw new AnalysisDeferredException($"The day's {cap} text records are spent.")
            {
                Until = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
                TextRecordsLeft = Math.Max(0, left) + textRecords - missing,
            };
        }

        lock (_lock)
        {
            _allotment += day == _day ? granted : 0;
        }
    }

    /// <summary>The store, which a cap requires.</summary>
    private IBudgetStore Store() =>
        store ?? throw new InvalidOperationException(
            "A cap on text records (DailyTextRecords) is kept in a store, and there is none here.");

    /// <summary>The records needed, and as much of an allotment as leaves enough for other processes.</summary>
    private static int Grant(int left, int needed) =>
        left < needed ? 0 : Math.Max(needed, Math.Min(MaxAllotment, left / ShareDivisor));

    private Reservation? TryTake(int textRecords)
    {
        lock (_lock)
        {
            StartDay();
            if (_allotment < textRecords)
            {
                return null;
            }

            _allotment -= textRecords;
            return new Reservation(_day, textRecords);
        }
    }

    private (DateOnly Day, int Records) Missing(int textRecords)
    {
        lock (_lock)
        {
            StartDay();
            return (_day, Math.Max(1, textRecords - _allotment));
        }
    }

    private (DateOnly Day, int Allotment) Empty()
    {
        lock (_lock)
        {
            var allotment = _allotment;
            _allotment = 0;
            return (_day, allotment);
        }
    }

    // Yesterday's allotment is of no use today.
    private void StartDay()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today != _day)
        {
            (_day, _allotment) = (today, 0);
        }
    }
}
