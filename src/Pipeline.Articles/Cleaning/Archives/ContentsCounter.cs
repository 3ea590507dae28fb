using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>Counts what becomes of pages. Safe for concurrent callers.</summary>
internal sealed class ContentsCounter
{
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private readonly Dictionary<CaptureOutcomeKind, long> _others = [];

    /// <summary>Counts one.</summary>
    public void Add(CaptureOutcome outcome)
    {
        lock (_others)
        {
            if (outcome.Code is { } code)
            {
                _rejected[code] = _rejected.GetValueOrDefault(code) + 1;
            }
            else
            {
                _others[outcome.Kind] = _others.GetValueOrDefault(outcome.Kind) + 1;
            }
        }
    }

    /// <summary>The counts. Not to be called beside <see cref="Add"/>.</summary>
    public ArchiveContents ToContents() => new()
    {
        Articles = _others.GetValueOrDefault(CaptureOutcomeKind.Article),
        Repeated = _others.GetValueOrDefault(CaptureOutcomeKind.Repeated),
        Superseded = _others.GetValueOrDefault(CaptureOutcomeKind.Superseded),
        Rejected = _rejected,
    };
}
