using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Holds the parser to the run's limits: what streams expand to (it stands between the parser and its filters), what forms draw again and
/// again, how many letters a page has. The parser swallows what is thrown here in places, so that the first rejection is kept.
/// </summary>
internal sealed class PdfLimits(ReadingRun run) : IFilterProvider
{
    /// <summary>A broadsheet's page has 30,000; the layout analysis takes seconds for some times that.</summary>
    private const int MaxLettersOnPage = 60_000;

    /// <summary>200 pages of a novel have half of it.</summary>
    private const int MaxLetters = 1_000_000;

    /// <summary>
    /// A page's content is well under 1 MB, an embedded font can have more; the parser makes an object of each word of a content.
    /// </summary>
    private const long MaxStreamLength = 16_000_000;

    /// <summary>A form within a form… costs the parser more than its length.</summary>
    private const int CostOfForm = 1_000;

    private const int MaxSavedStates = 512;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private int _letters;
    private int _lettersBefore;
    private ArticleRejectedException? _exceeded;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(_filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(_filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => _filters.GetAllFilters();

    /// <summary>Begins to count a page's letters.</summary>
    public void StartPage() => (_lettersBefore, _letters) = (_lettersBefore + _letters, 0);

    /// <summary>Throws what the parser swallowed.</summary>
    public void ThrowIfExceeded()
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (_exceeded is not null)
        {
            throw _exceeded;
        }
    }

    /// <summary>Refuses a stream that would expand beyond the account, before it is expanded.</summary>
    public void WillDecode(long length)
    {
        ThrowIfExceeded();
        if (length > MaxStreamLength)
        {
            throw Exceeded(RejectionCodes.ArchiveTooLarge, $"A stream of the PDF expands to more than {MaxStreamLength:N0} bytes.");
        }

        if (length > run.ExpandableBytes)
        {
            throw Exceeded(
                RejectionCodes.ArchiveTooLarge,
                $"The PDF's streams expand to more than {run.Options.MaxExpandedBytes:N0} bytes (Reading:MaxExpandedBytes).");
        }
    }

    /// <summary>Puts an expanded stream on the account.</summary>
    public void Decoded(long length)
    {
        WillDecode(length);
        run.Expanded(length);
    }

    /// <summary>Puts a stream that is about to be drawn on the account, each time anew.</summary>
    public void WillDraw(long length) => Decoded(length + CostOfForm);

    /// <summary>Counts a letter.</summary>
    public void Drawn()
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (++_letters > MaxLettersOnPage)
        {
            throw Exceeded(RejectionCodes.TooLarge, $"A page of the PDF has more than {MaxLettersOnPage:N0} letters.");
        }

        if (_lettersBefore + _letters > MaxLetters)
        {
            throw Exceeded(RejectionCodes.TooLarge, $"The PDF has more than {MaxLetters:N0} letters: it is a book, not an article.");
        }
    }

    /// <summary>Weighs a graphics state that is about to be saved on top of others.</summary>
    public void Saved(int states)
    {
        if (states > MaxSavedStates)
        {
            throw Exceeded(
                RejectionCodes.TooDeep, $"A page of the PDF saves its graphics state more than {MaxSavedStates:N0} times over.");
        }
    }

    private ArticleRejectedException Exceeded(string code, string message) => _exceeded = new ArticleRejectedException(code, message);

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];
}
