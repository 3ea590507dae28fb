namespace Articles.Extraction.Limits;

/// <summary>
/// Bounds the time that one file may take. The work ends at its next look at the token, so that it may go over by a step.
/// </summary>
/// <param name="limit">The most time.</param>
/// <param name="setting">Where the limit is set, for the message.</param>
/// <param name="time">The clock.</param>
internal sealed class TimeLimit(TimeSpan limit, string setting, TimeProvider time)
{
    /// <summary>Does the work.</summary>
    /// <param name="work">Looks at its token often.</param>
    /// <param name="cancellationToken">Cancels the operation, without a rejection.</param>
    /// <exception cref="ArticleRejectedException">It took too long.</exception>
    public T Run<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken) =>
        Run(allowance => work(allowance.Token), cancellationToken);

    /// <summary>Does work that may wait for others without the clock.</summary>
    /// <param name="work">Looks at the allowance's token often.</param>
    /// <param name="cancellationToken">Cancels the operation, without a rejection.</param>
    /// <exception cref="ArticleRejectedException">It took too long.</exception>
    public T Run<T>(Func<TimeAllowance, T> work, CancellationToken cancellationToken)
    {
        using var allowance = new TimeAllowance(limit, time, cancellationToken);
        try
        {
            return work(allowance);
        }
        catch (OperationCanceledException exception) when (allowance.IsExpired)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooSlow, $"It took longer than {limit}. Simplify or split the file, or raise {setting}.", exception);
        }
    }
}
