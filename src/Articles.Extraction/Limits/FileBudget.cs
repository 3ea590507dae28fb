namespace Articles.Extraction.Limits;

/// <summary>
/// What is left of the limits of one file, over all the articles in it: elements, and time at work (what the caller does between two
/// articles is not counted). An article that comes when nothing is left is rejected, and says so. For one thread at a time.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class FileBudget(CleaningOptions options, TimeProvider time)
{
    private TimeSpan _worked;
    private int _elements;

    /// <summary>Does work on the file, and takes its time off.</summary>
    /// <param name="work">Looks at its token often.</param>
    /// <param name="cancellationToken">Cancels the work, without a rejection.</param>
    /// <exception cref="ArticleRejectedException">No time is left (<c>too-slow</c>).</exception>
    public T Run<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = options.MaxFileTime - _worked;
        using var expired = new CancellationTokenSource(left > TimeSpan.Zero ? left : throw TooSlow(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            return work(either.Token);
        }
        catch (OperationCanceledException) when (expired.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooSlow();
        }
        finally
        {
            _worked += time.GetElapsedTime(started);
        }
    }

    /// <summary>Takes elements of a page off.</summary>
    /// <exception cref="ArticleRejectedException">None is left (<c>too-many-elements</c>).</exception>
    public void AddElements(int count)
    {
        _elements += count;
        if (_elements > options.MaxFileElements)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooManyElements,
                $"The pages in the file have more than {options.MaxFileElements:N0} elements together. Split the file and drop its parts, "
                    + "or raise Cleaning:MaxFileElements.");
        }
    }

    private ArticleRejectedException TooSlow() => new(
        RejectionCodes.TooSlow,
        $"The articles of the file took longer than {options.MaxFileTime} together. Split the file and drop its parts, or raise "
            + "Cleaning:MaxFileTime.");
}
