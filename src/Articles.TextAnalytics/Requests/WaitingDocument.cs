using System.Globalization;

namespace Articles.TextAnalytics.Requests;

/// <summary>A document that waits for its request, and the task that its caller awaits.</summary>
internal sealed class WaitingDocument<T>
    where T : class
{
    private const int RecordLength = 1000;

    private readonly TaskCompletionSource<DocumentOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<WaitingDocument<T>> _abandoned;
    private int _isAbandoned;

    /// <summary>A document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, or null.</param>
    /// <param name="cacheKey">Where its result is kept, or null.</param>
    /// <param name="engine">Whether its text records count, and how.</param>
    /// <param name="abandoned">Called when nobody waits any more.</param>
    /// <param name="article">Identifies the article of the document. Results are only useful for all its documents together.</param>
    public WaitingDocument(
        string text, string? language, string? cacheKey, AnalysisEngine engine, Action<WaitingDocument<T>> abandoned, object article)
    {
        Article = article;
        Text = text;
        Language = language;
        CacheKey = cacheKey;
        Length = new StringInfo(text).LengthInTextElements;
        TextRecords = engine.IsMetered ? engine.MaxTextRecords?.Invoke(text) ?? (Length + RecordLength - 1) / RecordLength : 0;
        _abandoned = abandoned;
    }

    public string Text { get; }

    public string? Language { get; }

    /// <summary>Where its result is kept; null when it is not.</summary>
    public string? CacheKey { get; }

    /// <summary>The same for all documents of an article.</summary>
    public object Article { get; }

    /// <summary>Text elements.</summary>
    public int Length { get; }

    /// <summary>The most that the service bills for it; if the engine says nothing, a record for each thousand text elements begun.</summary>
    public int TextRecords { get; }

    /// <summary>Whether nobody waits any more.</summary>
    public bool IsAbandoned => Volatile.Read(ref _isAbandoned) != 0;

    /// <summary>Waits for the outcome, up to a time limit.</summary>
    /// <exception cref="AnalysisDeferredException">It did not come in time.</exception>
    public async Task<DocumentOutcome<T>> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await _outcome.Task.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new AnalysisDeferredException("Text analytics did not answer in time.", retryAfter: null, exception);
        }
        finally
        {
            if (!_outcome.Task.IsCompleted && Interlocked.Exchange(ref _isAbandoned, 1) == 0)
            {
                _abandoned(this);
            }
        }
    }

    public void Complete(DocumentOutcome<T> outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
