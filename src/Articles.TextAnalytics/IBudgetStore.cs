namespace Articles.TextAnalytics;

/// <summary>Counts the reserved text records of a day, over all processes that share the cap.</summary>
public interface IBudgetStore
{
    /// <summary>Changes a day's count under optimistic concurrency.</summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="add">
    /// Receives the number reserved so far, and returns how many to add: negative to give some back, 0 for no change. It is called again if
    /// another process wrote in between, so it must be pure.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The number that was added.</returns>
    Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken);
}
