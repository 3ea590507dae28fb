using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Articles.Reading.Pdf;

/// <summary>
/// Stands between the parser and its filters: every stream that is decoded comes by here. Holds a file to its expanded bytes, and a page to a number
/// of characters drawn, of which each costs the parser some hundred bytes; also where one form is drawn again and again. The parser
/// swallows what is thrown here in places, so that the first rejection is kept.
/// </summary>
internal sealed class PdfLimits(ReadingRun run) : IFilterProvider
{
    private const long MostLettersOnPage = 300_000;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private long _letters;
    private ArticleRejectedException? _exceeded;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(_filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(_filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => _filters.GetAllFilters();

    /// <summary>The characters of the page before no longer count.</summary>
    public void StartPage() => _letters = 0;

    /// <summary>Throws what the parser swallowed.</summary>
    public void ThrowIfExceeded()
    {
        if (_exceeded is not null)
        {
            throw _exceeded;
        }
    }

    /// <summary>Puts a decoded stream on the account.</summary>
    public void Decoded(DictionaryToken dictionary, ReadOnlySpan<byte> content)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        ThrowIfExceeded();
        run.Expanded(content.Length);
        _letters += PdfStrings.CountCharacters(dictionary, content);
        if (run.ExpandableBytes < 0)
        {
            throw Exceeded($"The PDF's streams expand to more than {run.Options.MaxExpandedBytes:N0} bytes (Reading:MaxExpandedBytes).");
        }

        if (_letters > MostLettersOnPage)
        {
            throw Exceeded($"A page of the PDF draws more than {MostLettersOnPage:N0} characters.");
        }
    }

    /// <summary>Refuses a stream that would expand beyond the account, before it is expanded.</summary>
    public void WillDecode(long length)
    {
        ThrowIfExceeded();
        if (length > run.ExpandableBytes)
        {
            throw Exceeded($"A stream of the PDF expands beyond the {run.Options.MaxExpandedBytes:N0} bytes that are read (Reading:MaxExpandedBytes).");
        }
    }

    private ArticleRejectedException Exceeded(string message) => _exceeded = new ArticleRejectedException(RejectionCodes.ArchiveTooLarge, message);

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this)), new MeteringFilter(this)];
}
