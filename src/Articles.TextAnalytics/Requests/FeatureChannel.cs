namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Sends one feature's documents to its provider. Known results come from the cache; other documents are put into requests together with
/// those of other articles. One instance per feature, for all articles.
/// </summary>
internal sealed class FeatureChannel<T>
    where T : class
{
    private readonly AnalysisFeature _feature;
    private readonly ITextAnalysis<T> _analysis;
    private readonly AnalysisParameters _parameters;
    private readonly ResultCache<T>? _cache;
    private readonly RequestServices _services;
    private readonly RequestBatcher<T> _batcher;
    private readonly TimeSpan _limit;

    public FeatureChannel(
        AnalysisFeature feature, ITextAnalysis<T> analysis, AnalysisParameters parameters, ResultCache<T>? cache, RequestServices services)
    {
        (_feature, _analysis, _parameters, _cache, _services) = (feature, analysis, parameters, cache, services);
        _limit = Engine.IsJob ? services.Options.JobTimeout : services.Options.TotalTimeout;
        _batcher = new RequestBatcher<T>(Engine, services.Options.CoalescingDelay, SendAsync, services.Time);
    }

    /// <summary>The engine.</summary>
    public AnalysisEngine Engine => _analysis.Engine;

    /// <summary>Analyses texts: one outcome for each, in order.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="language">Their language, or null.</param>
    /// <param name="billed">Called with the text records of each text as they are billed, whatever the outcome of the others.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="AnalysisDeferredException">One of them is unavailable now; the others' results are kept.</exception>
    public async Task<IReadOnlyList<DocumentOutcome<T>>> AnalyzeAsync(
        IReadOnlyList<string> texts, string? language, Action<int> billed, CancellationToken cancellationToken)
    {
        var keys = texts.Select(text => _cache?.KeyOf(text, language)).ToList();
        var outcomes = _cache is null
            ? new DocumentOutcome<T>?[texts.Count]
            : await Task.WhenAll(keys.Select(key => _cache.ReadAsync(key!, cancellationToken)));
        var missing = Enumerable.Range(0, texts.Count).Where(index => outcomes[index] is null).ToList();
        var documents = _batcher.Add(missing.Select(index => (texts[index], language, keys[index])));
        await Task.WhenAll(missing.Select((index, place) => WaitAsync(index, documents[place])));
        return outcomes!;

        async Task WaitAsync(int index, WaitingDocument<T> document)
        {
            var outcome = await document.WaitAsync(_limit, _services.Time, cancellationToken);
            billed(outcome.TextRecords);
            outcomes[index] = outcome;
        }
    }

    private async Task SendAsync(Func<RequestBatch<T>?> take)
    {
        RequestBatch<T>? batch = null;
        try
        {
            var answer = await _services.Requests.SendAsync(
                RequestKey.Of(_feature, Engine),
                async token => (batch ??= take()) is { } taken ? await CallAsync(taken, token) : null,
                CancellationToken.None);
            if (batch is not null && answer is not null)
            {
                await KeepAsync(batch, answer);
                batch.Complete(answer);
            }
        }
        catch (AnalysisDeferredException spent) when (spent.Until is not null && batch is not null)
        {
            // A document must not wait for the next day because of others in its request.
            var (fitting, rest) = batch.Fit(spent.TextRecordsLeft);
            using (fitting)
            using (rest)
            {
                rest.Fail(spent);
                if (fitting.Count > 0)
                {
                    await SendPartAsync(fitting);
                }
            }
        }
        catch (TextAnalyticsException refused) when (batch?.Count == 1)
        {
            batch.Refuse(refused.Error);
        }
        catch (TextAnalyticsException) when (batch is not null)
        {
            // One document is at fault, and the answer does not say which.
            var (first, second) = batch.Split();
            using (first)
            using (second)
            {
                await SendPartAsync(first);
                await SendPartAsync(second);
            }
        }
    }

    private async Task SendPartAsync(RequestBatch<T> part)
    {
        try
        {
            await SendAsync(() => part);
        }
        catch (Exception exception)
        {
            part.Fail(exception);
        }
    }

    /// <summary>One try: reserves its text records, and gives back what was not billed.</summary>
    private async Task<AnalysisAnswer<T>> CallAsync(RequestBatch<T> batch, CancellationToken cancellationToken)
    {
        batch.Abandoned.ThrowIfCancellationRequested();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, batch.Abandoned);
        var reservation = await _services.Budget.ReserveAsync(batch.TextRecords, either.Token);

        // Whatever may have been billed counts: a request that timed out may have been answered.
        var billed = batch.TextRecords;
        var outcome = "failed";
        try
        {
            var answer = await _analysis.AnalyzeAsync(batch.Documents, _parameters, either.Token);
            if (!batch.IsAnsweredBy(answer))
            {
                throw new TextAnalyticsException(new TextAnalyticsError(
                    TextAnalyticsErrorKind.Transient, TextAnalyticsError.InvalidAnswer,
                    "The answer's document ids are not those of the request."));
            }

            billed = batch.TextRecordsOf(answer);
            outcome = "answered";
            return answer;
        }
        catch (TextAnalyticsException exception)
        {
            billed = exception.TextRecords ?? (exception.Error.MayBeBilled ? billed : 0);
            outcome = exception.Error.Kind == TextAnalyticsErrorKind.Throttled ? "throttled" : outcome;
            throw;
        }
        finally
        {
            _services.Budget.Settle(reservation, billed);
            _services.Observer.Requested(_feature.Name, Engine.Provider, outcome, batch.Count, billed);
        }
    }

    /// <summary>Caches results before any caller gets them, so that a crash right after does not waste what was paid.</summary>
    private Task KeepAsync(RequestBatch<T> batch, AnalysisAnswer<T> answer) => _cache is null
        ? Task.CompletedTask
        : Task.WhenAll(answer.Documents
            .Where(result => result.Value is not null && batch[result.Id].CacheKey is not null)
            .Select(result => _cache.WriteAsync(batch[result.Id].CacheKey!, answer.ModelVersion, result.Value!)));
}
