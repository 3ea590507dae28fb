using System.Globalization;

namespace Articles.TextAnalytics.Requests;

/// <summary>The documents of one request. Its ids are its own: callers may well send the same.</summary>
internal sealed class RequestBatch<T> : IDisposable
    where T : class
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _lock = new();
    private bool _isDisposed;
    private readonly IReadOnlyList<WaitingDocument<T>> _documents;

    public RequestBatch(IReadOnlyList<WaitingDocument<T>> documents)
    {
        _documents = documents;
        Documents = [.. documents.Select((document, index) => new TextDocument(IdOf(index), document.Text, document.Language))];
    }

    public int Count => _documents.Count;

    /// <summary>As they are sent.</summary>
    public IReadOnlyList<TextDocument> Documents { get; }

    /// <summary>What the service bills for them all.</summary>
    public int TextRecords => _documents.Sum(document => document.TextRecords);

    /// <summary>Cancelled when nobody waits for any of the documents.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Looks whether anybody still waits.</summary>
    public void CheckAbandoned()
    {
        lock (_lock)
        {
            if (!_isDisposed && _documents.All(document => document.IsAbandoned))
            {
                _abandoned.CancelAsync();
            }
        }
    }

    /// <summary>The request is over.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _abandoned.Dispose();
        }
    }

    /// <summary>The document that an id of this request stands for.</summary>
    public WaitingDocument<T> this[string id] => _documents[IndexOf(id)];

    /// <summary>What the service bills for an answer.</summary>
    public int TextRecordsOf(AnalysisAnswer<T> answer) => answer.Documents.Sum(TextRecordsOf);

    /// <summary>Whether each document has exactly one answer: a wrong or missing id would credit one text with another's results.</summary>
    public bool IsAnsweredBy(AnalysisAnswer<T> answer) =>
        answer.Documents.Count == Count
        && Documents.Select(document => document.Id).Order(StringComparer.Ordinal)
            .SequenceEqual(answer.Documents.Select(result => result.Id).Order(StringComparer.Ordinal));

    /// <summary>Gives each document its own outcome.</summary>
    public void Complete(AnalysisAnswer<T> answer)
    {
        foreach (var result in answer.Documents)
        {
            var document = this[result.Id];
            if (result.Error is { Kind: not TextAnalyticsErrorKind.BadInput } error)
            {
                document.Fail(new AnalysisDeferredException($"{error.Code}: {error.Message}"));
            }
            else
            {
                document.Complete(
                    new DocumentOutcome<T>(
                    result.Value, result.Error, answer.ModelVersion, TextRecordsOf(result)));
            }
        }
    }

    /// <summary>The only document is at fault.</summary>
    public void Refuse(TextAnalyticsError error)
    {
        foreach (var document in _documents)
        {
            document.Complete(new DocumentOutcome<T>(null, error, ModelVersion: null, TextRecords: 0));
        }
    }

    /// <summary>The request failed for a reason that is not the documents' fault, or for a fault of this library.</summary>
    public void Fail(Exception exception)
    {
        foreach (var document in _documents)
        {
            document.Fail(exception);
        }
    }

    /// <summary>Two halves, to find the document that the whole request was refused for.</summary>
    public (RequestBatch<T> First, RequestBatch<T> Second) Split() =>
        (new RequestBatch<T>([.. _documents.Take(Count / 2)]), new RequestBatch<T>([.. _documents.Skip(Count / 2)]));

    /// <summary>The articles, in order, whose documents fit into the given number of text records, and those that do not fit.</summary>
    public (RequestBatch<T> Fitting, RequestBatch<T> Remaining) Fit(int textRecords)
    {
        var fitting = new List<WaitingDocument<T>>();
        var rest = new List<WaitingDocument<T>>();
        foreach (var article in _documents.GroupBy(document => document.Article))
        {
            var cost = article.Sum(document => document.TextRecords);
            (cost <= textRecords ? fitting : rest).AddRange(article);
            textRecords -= cost <= textRecords ? cost : 0;
        }

        return (new RequestBatch<T>(fitting), new RequestBatch<T>(rest));
    }

    private int TextRecordsOf(DocumentResult<T> result) =>
        result.TextRecords ?? (result.Error is null ? this[result.Id].TextRecords : 0);

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
