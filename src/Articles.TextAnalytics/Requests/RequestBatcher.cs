namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Gathers the documents of concurrent articles into requests. A document waits until a request is full or <see
/// cref="RequestOptions.CoalescingDelay"/> has passed. Documents are assigned to a request only when it may be sent, so that requests that
/// had to queue are fuller. Each document has its own outcome. A document whose caller gave up is removed, and a request without waiting
/// callers is cancelled, unless it is a job: its results are billed and will be needed.
/// </summary>
/// <param name="engine">The limits of a request.</param>
/// <param name="delay">How long a document waits for others.</param>
/// <param name="send">
/// Sends a request through the resilience pipeline. It gets a function that takes the documents when it is the request's turn.
/// </param>
/// <param name="time">The clock.</param>
internal sealed class RequestBatcher<T>(AnalysisEngine engine, TimeSpan delay, Func<Func<RequestBatch<T>?>, Task> send, TimeProvider time)
    where T : class
{
    private readonly LinkedList<WaitingDocument<T>> _waiting = [];
    private readonly HashSet<RequestBatch<T>> _underWay = [];
    private readonly Lock _lock = new();
    private int _senders;
    private bool _isGathering;

    /// <summary>Queues an article's documents; each has its own task.</summary>
    public IReadOnlyList<WaitingDocument<T>> Add(IEnumerable<(string Text, string? Language, string? CacheKey)> items)
    {
        var article = new object();
        var documents = items.Select(
            item => new WaitingDocument<T>(item.Text, item.Language, item.CacheKey, engine, Abandon, article)).ToList();
        int senders;
        lock (_lock)
        {
            documents.ForEach(document => _waiting.AddLast(document));
            senders = engine.MaxDocuments == 1 || delay == TimeSpan.Zero ? Due(_waiting.Count) : Gather();
        }

        Start(senders);
        return documents;
    }

    /// <summary>Starts full requests at once; the remaining documents wait for more.</summary>
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

    /// <summary>The number of senders to start to cover this many documents.</summary>
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
            // Refused before its turn: the circuit is open, or the rate is used up. The documents that were due get this error.
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

            // Long documents leave no room for the others, which are due too.
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
