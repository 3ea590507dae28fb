namespace Articles.TextAnalytics;

/// <summary>How many text records of a day are reserved, over all instances of the pipeline.</summary>
public interface IBudgetStore
{
    /// <summary>Changes a day's count under optimistic concurrency.</summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="add">
    /// Gets how many are reserved and tells how many more are to be, below zero to give some back, zero to leave it. It is called again
    /// when another instance wrote in between, so it must be pure.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was added.</returns>
    Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken);
}
