namespace Pipeline.Articles;

/// <summary>Bounds the time that one file may take. The work ends at its next look at the token, so that it may go over by a step.</summary>
/// <param name="limit">The most time.</param>
/// <param name="setting">Where the limit is set, for the message.</param>
/// <param name="time">The clock.</param>
internal sealed class TimeLimit(TimeSpan limit, string setting, TimeProvider time)
{
    /// <summary>The code of the rejection.</summary>
    public const string Code = "too-slow";

    /// <summary>Does the work.</summary>
    /// <param name="work">Looks at its token often.</param>
    /// <param name="cancellationToken">Gives up without a rejection.</param>
    /// <exception cref="ArticleRejectedException">It took too long.</exception>
    public T Run<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        using var expired = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, cancellationToken);
        try
        {
            return work(either.Token);
        }
        catch (OperationCanceledException exception) when (expired.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ArticleRejectedException(Code, $"It took longer than {limit}. Simplify or split the file, or raise {setting}.", exception);
        }
    }
}
