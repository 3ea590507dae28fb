namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Gathers the documents of concurrent articles into requests. A document waits until a request is full or
/// <see cref="RequestOptions.CoalescingDelay"/> has passed; and which documents go into a request is only settled when it may be sent, so
/// that requests that had to queue are fuller. Each document has its own outcome; one whose caller gave up is taken out, and a request that
/// nobody waits for any more is cancelled, unless it is a job, whose results are billed and will be wanted.
/// </summary>
/// <param name="engine">What a request may hold.</param>
/// <param name="delay">How long a document waits for others.</param>
/// <param name="send">Sends a request through the resilience pipeline; it is handed the way to take the documents when its turn has
/// come.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestBatcher<T>(AnalysisEngine engine, TimeSpan delay, Func<Func<RequestBatch<T>?>, Task> send, TimeProvider time)
    where T : class
{
    private readonly LinkedList<WaitingDocument<T>> _waiting = [];
    private readonly HashSet<RequestBatch<T>> _underWay = [];
    private readonly Lock _lock = new();
    private int _senders;
    private bool _isGathering;

    /// <summary>Puts an article's documents into the queue; each is waited for on its own.</summary>
    public IReadOnlyList<WaitingDocument<T>> Add(IEnumerable<(string Text, string? Language, string? CacheKey)> items)
    {
        var article = new object();
        var documents = items.Select(
            item => new WaitingDocument<T>(item.Text, item.Language, item.CacheKey, engine.IsMetered, Abandon, article)).ToList();
        int senders;
        lock (_lock)
        {
            documents.ForEach(document => _waiting.AddLast(document));
            senders = engine.MaxDocuments == 1 || delay == TimeSpan.Zero ? Due(_waiting.Count) : Gather();
        }

        Start(senders);
        return documents;
    }

    /// <summary>Full requests go at once; the rest is given time to become one.</summary>
    private int Gather()
    {
        var full = Due(_waiting.Count - (_waiting.Count % engine.MaxDocuments));
        if (!_isGathering && _waiting.Count > _senders * (long)engine.MaxDocuments)
        {
            _isGathering = true;
            _ = SendAfterDelayAsync();
        }

        return full;
    }

    private async Task SendAfterDelayAsync()
    {
        await Task.Delay(delay, time);
        int senders;
        lock (_lock)
        {
            _isGathering = false;
            senders = Due(_waiting.Count);
        }

        Start(senders);
    }

    /// <summary>Requests to start so that so many documents have one coming.</summary>
    private int Due(int documents)
    {
        var missing = ((documents + engine.MaxDocuments - 1) / engine.MaxDocuments) - _senders;
        _senders += Math.Max(0, missing);
        return Math.Max(0, missing);
    }

    private void Start(int senders)
    {
        for (; senders > 0; senders--)
        {
            _ = SendAsync();
        }
    }

    private async Task SendAsync()
    {
        RequestBatch<T>? batch = null;
        var taken = false;
        try
        {
            await send(Take);
        }
        catch (Exception exception)
        {
            // Refused before its turn came: the circuit is open, or the rate used up. That is the answer to those who would have gone.
            Take()?.Fail(exception);
        }
        finally
        {
            lock (_lock)
            {
                if (batch is not null)
                {
                    _underWay.Remove(batch);
                }
            }

            batch?.Dispose();
        }

        RequestBatch<T>? Take()
        {
            if (!taken)
            {
                taken = true;
                (batch, var more) = Fill();
                Start(more);
            }

            return batch;
        }
    }

    /// <summary>Takes what fits into a request; nothing when all have given up.</summary>
    private (RequestBatch<T>? Batch, int More) Fill()
    {
        lock (_lock)
        {
            _senders--;
            var documents = new List<WaitingDocument<T>>();
            long length = 0;
            while (_waiting.First is { Value: var next } && documents.Count < engine.MaxDocuments
                && (documents.Count == 0 || length + next.Length <= engine.MaxRequestLength))
            {
                _waiting.RemoveFirst();
                if (!next.IsAbandoned)
                {
                    documents.Add(next);
                    length += next.Length;
                }
            }

            // Long documents leave no room for the rest, which are due all the same.
            var more = _senders == 0 && _waiting.Count > 0 && !_isGathering ? Due(1) : 0;
            if (documents.Count == 0)
            {
                return (null, more);
            }

            var batch = new RequestBatch<T>(documents);
            _underWay.Add(batch);
            return (batch, more);
        }
    }

    private void Abandon(WaitingDocument<T> document)
    {
        List<RequestBatch<T>> underWay;
        lock (_lock)
        {
            _waiting.Remove(document);
            underWay = engine.IsJob ? [] : [.. _underWay];
        }

        underWay.ForEach(batch => batch.CheckAbandoned());
    }
}
